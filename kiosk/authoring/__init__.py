"""For those who keep the content true: the printed preview and the spreadsheet."""
