"""A neural voice that an operator installs: its two files, and from text to the numbers it takes.

The format is Piper's: a model (ONNX) and a description (JSON). Both are hostile until read here.
The model itself is opened only by `kiosk.speech.engine_neural`, in a process of its own.
"""
