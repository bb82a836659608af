<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>ActionRow</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Máy trả lời</source>
        <translation>The machine answers</translation>
    </message>
    <message>
        <source>Bắt đầu làm việc này</source>
        <translation>Begin this now</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Quý vị hỏi: “%1”</source>
        <translation>You asked: “%1”</translation>
    </message>
    <message>
        <source>Hỏi câu khác</source>
        <translation>Ask something else</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>Sửa %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Hỏi máy</source>
        <translation>Ask the machine</translation>
    </message>
    <message>
        <source>Hỏi</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Quý vị muốn hỏi gì?</source>
        <translation>What would you like to ask?</translation>
    </message>
    <message>
        <source>Câu hỏi</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Ví dụ: khai sinh cần giấy gì</source>
        <translation>For example: papers for a birth certificate</translation>
    </message>
    <message>
        <source>Thông tin của phường</source>
        <translation>About the ward</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>ĐANG TẬP – không gửi đi đâu</source>
        <translation>PRACTICE – nothing is sent</translation>
    </message>
</context>
<context>
    <name>CallStaff</name>
    <message>
        <source>máy số %1</source>
        <translation>machine %1</translation>
    </message>
    <message>
        <source>Thôi, quay lại</source>
        <translation>Never mind, go back</translation>
    </message>
    <message>
        <source>Cán bộ đang đến</source>
        <translation>Staff are coming</translation>
    </message>
    <message>
        <source>Đang tập: máy chưa báo ai</source>
        <translation>Practice: nobody was called</translation>
    </message>
    <message>
        <source>Chưa thấy cán bộ đến</source>
        <translation>Nobody has come yet</translation>
    </message>
    <message>
        <source>Máy đang báo cán bộ</source>
        <translation>Staff are being called</translation>
    </message>
    <message>
        <source>Máy số %1 cần giúp</source>
        <translation>Machine %1 needs help</translation>
    </message>
    <message>
        <source>Khi làm thật, máy báo cán bộ</source>
        <translation>For real, this calls staff</translation>
    </message>
    <message>
        <source>Xin đứng tại máy. Hoặc gọi số %1.</source>
        <translation>Please stay here. Or phone %1.</translation>
    </message>
    <message>
        <source>Cần giúp ngay thì bấm Gọi cán bộ ở dưới.</source>
        <translation>Need help now? Press Call staff below.</translation>
    </message>
    <message>
        <source>Mời quý vị ra quầy hỏi. Hoặc gọi số %1.</source>
        <translation>Please go to the counter. Or phone %1.</translation>
    </message>
    <message>
        <source>Những gì đã khai vẫn còn.</source>
        <translation>Your answers are kept.</translation>
    </message>
    <message>
        <source>Cán bộ bấm: tôi đã đến</source>
        <translation>Staff: I am here</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Đang mở máy ảnh…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Máy ảnh đang nhìn. Không giữ lại hình.</source>
        <translation>The camera is looking. No picture is kept.</translation>
    </message>
    <message>
        <source>Máy ảnh đang nhìn.</source>
        <translation>The camera is looking.</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Đưa mặt thẻ có mã vuông vào trong khung.</source>
        <translation>Hold the side with the square code inside the frame.</translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message>
        <source>mang về điện thoại</source>
        <translation>taking it along on a phone</translation>
    </message>
    <message>
        <source>trả lời trước ở nhà</source>
        <translation>answering at home</translation>
    </message>
    <message>
        <source>Trang đã mở, hiện các mã</source>
        <translation>The page is open, show the codes</translation>
    </message>
    <message>
        <source>Xin mở trang này bằng điện thoại</source>
        <translation>Please open this page with a phone</translation>
    </message>
    <message>
        <source>Cần trang giữ tờ khai trong điện thoại</source>
        <translation>This needs the page that keeps declarations on your phone</translation>
    </message>
    <message>
        <source>Xin chụp ảnh mã này bằng điện thoại</source>
        <translation>Please photograph this code with your phone</translation>
    </message>
    <message>
        <source>Có trang ấy rồi thì mở ra, bấm “Quét mã”, đưa vào đây. Chưa có thì xin gọi cán bộ trước khi rời máy.</source>
        <translation>If your phone has it, open it, press “Scan the code” and hold it here. If not, please call staff before you leave.</translation>
    </message>
    <message>
        <source>Ở nhà cần có trang giữ tờ khai mới đọc được mã. Xin hỏi cán bộ.</source>
        <translation>At home the page that keeps declarations is needed to read the code. Please ask staff.</translation>
    </message>
    <message>
        <source>Trong bảy ngày, mở ảnh ấy trên điện thoại, đưa vào ô đọc của máy nào của phường cũng khai tiếp được.</source>
        <translation>For seven days, show that picture to the reader of any machine of the ward to go on.</translation>
    </message>
    <message>
        <source>Xin giữ yên điện thoại. Ai quay được các mã cũng đọc được.</source>
        <translation>Hold the phone still. Whoever films the codes can read them.</translation>
    </message>
    <message>
        <source>Ai chụp được mã này cũng đọc được. Xin che màn hình.</source>
        <translation>Whoever photographs this code can read it. Please shield the screen.</translation>
    </message>
    <message>
        <source>Trong mã chỉ có câu hỏi, chưa có câu trả lời nào.</source>
        <translation>The code holds questions only, no answer.</translation>
    </message>
    <message>
        <source>Điện thoại mở trang và hiện lại những gì đã khai. Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy nào của phường cũng khai tiếp được.</source>
        <translation>The phone opens a page that shows what was answered. For seven days you can go on at any of the ward&apos;s machines: hold the code on the phone to the reader.</translation>
    </message>
    <message>
        <source>Điện thoại hiện các câu hỏi để trả lời ở nhà. Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy là khai tiếp.</source>
        <translation>The phone shows the questions to answer at home. Within seven days, hold the code on the phone to the machine&apos;s reader and go on.</translation>
    </message>
    <message>
        <source>Xong, rời máy</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>Xin quét mã này bằng điện thoại</source>
        <translation>Please scan this code with a phone</translation>
    </message>
    <message>
        <source>Trên trang, bấm “Quét mã”, rồi đưa vào đây</source>
        <translation>On the page, press “Scan the code” and hold it here</translation>
    </message>
    <message>
        <source>Mã này chỉ mở trang, chưa có câu trả lời nào.</source>
        <translation>This code only opens the page; no answer is in it yet.</translation>
    </message>
    <message>
        <source>Máy chưa làm được mã. Những gì đã khai vẫn còn. Xin quay lại khai tiếp, hoặc gọi cán bộ.</source>
        <translation>The machine could not make the code. Your answers are still here. Please go back and go on, or call staff.</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Đúng hết</source>
        <translation>All correct</translation>
    </message>
    <message>
        <source>xem lại: trang %1 trên %2</source>
        <translation>check: page %1 of %2</translation>
    </message>
    <message>
        <source>Xin xem lại</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>%1 (tiếp)</source>
        <translation>%1 (continued)</translation>
    </message>
    <message>
        <source>người bên cạnh nghe thấy</source>
        <translation>people nearby will hear</translation>
    </message>
    <message>
        <source>Đọc to các câu trả lời</source>
        <translation>Read the answers aloud</translation>
    </message>
    <message>
        <source>Đọc to</source>
        <translation>Read aloud</translation>
    </message>
</context>
<context>
    <name>CopyDown</name>
    <message>
        <source>đã lưu</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Xin chép số này ra giấy</source>
        <translation>Please copy this number</translation>
    </message>
    <message>
        <source>Quên số cũng không sao. Cán bộ tìm được theo họ tên và ngày sinh.</source>
        <translation>If you forget the number, the officer can find it by name and date of birth.</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Xin hỏi ở quầy</source>
        <translation>Please ask at the counter</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Hỏi việc này ở quầy</source>
        <translation>Ask about this at the counter</translation>
    </message>
    <message>
        <source>Máy chưa hướng dẫn từng bước việc này. Cán bộ sẽ giúp.</source>
        <translation>The machine does not lead through this yet. Staff will help you.</translation>
    </message>
    <message>
        <source>Giờ làm việc: %1.</source>
        <translation>Opening hours: %1.</translation>
    </message>
    <message>
        <source>Điện thoại: %1.</source>
        <translation>Phone: %1.</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>How to file</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Nơi quyết định</source>
        <translation>Who decides</translation>
    </message>
    <message>
        <source>Tên đầy đủ của thủ tục</source>
        <translation>Full name of the procedure</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Quét mã này bằng điện thoại để xem trang chính thức.</source>
        <translation>Scan this code with a phone to see the official page.</translation>
    </message>
    <message>
        <source>Thủ tục số %1</source>
        <translation>Procedure %1</translation>
    </message>
</context>
<context>
    <name>DateBoxes</name>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
</context>
<context>
    <name>Declaration</name>
    <message>
        <source>lời cam đoan</source>
        <translation>the statement</translation>
    </message>
    <message>
        <source>lấy phiếu</source>
        <translation>get the slip</translation>
    </message>
    <message>
        <source>cán bộ, con cháu, hàng xóm</source>
        <translation>staff, family, a neighbour</translation>
    </message>
    <message>
        <source>Có người bấm máy hộ</source>
        <translation>Somebody touched the screen for me</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>Xóa một số</source>
        <translation>Delete one digit</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Chọn việc cần làm</source>
        <translation>Choose what you need</translation>
    </message>
    <message>
        <source>Xem lại từ đầu</source>
        <translation>See from the start</translation>
    </message>
    <message>
        <source> · hỏi ở quầy</source>
        <translation> · ask at the counter</translation>
    </message>
    <message>
        <source>Không thấy việc của mình: gọi cán bộ</source>
        <translation>I do not see mine: call staff</translation>
    </message>
</context>
<context>
    <name>EraseKey</name>
    <message>
        <source>Xóa hết</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Lấy lại</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Chọn việc cần làm</source>
        <translation>Choose what you need</translation>
    </message>
    <message>
        <source>Xem lại từ đầu</source>
        <translation>See from the start</translation>
    </message>
    <message>
        <source>Xem tiếp</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Quý vị cần làm việc gì?</source>
        <translation>What do you need to do?</translation>
    </message>
    <message>
        <source>Tìm bằng chữ</source>
        <translation>Search by words</translation>
    </message>
    <message>
        <source>Xem thêm việc khác</source>
        <translation>See other topics</translation>
    </message>
    <message>
        <source>Hỏi máy</source>
        <translation>Ask the machine</translation>
    </message>
    <message>
        <source>Hỏi máy một câu</source>
        <translation>Ask the machine a question</translation>
    </message>
    <message>
        <source>Không thấy việc của mình: gọi cán bộ</source>
        <translation>I do not see mine: call staff</translation>
    </message>
</context>
<context>
    <name>FirstTouch</name>
    <message>
        <source>Bấm phím phải để đến ô to này, rồi bấm phím giữa.</source>
        <translation>Press the right key to get to this large field, then the middle key.</translation>
    </message>
    <message>
        <source>Xin bấm một ngón tay vào ô to này.</source>
        <translation>Please touch this large field with one finger.</translation>
    </message>
    <message>
        <source>làm quen với máy</source>
        <translation>getting to know the machine</translation>
    </message>
    <message>
        <source>Máy đọc to hơn rồi. Quý vị nghe rõ không?</source>
        <translation>It is louder now. Can you hear it well?</translation>
    </message>
    <message>
        <source>Máy đọc được. Quý vị nghe rõ không?</source>
        <translation>The machine reads aloud. Can you hear it well?</translation>
    </message>
    <message>
        <source>Đúng rồi. Bấm nhẹ rồi nhấc tay. Giờ bấm Tiếp tục.</source>
        <translation>That is right. Touch lightly, then lift. Now touch Continue.</translation>
    </message>
    <message>
        <source>Tôi biết rồi, bỏ qua</source>
        <translation>I know this, skip it</translation>
    </message>
    <message>
        <source>Đúng rồi</source>
        <translation>That is right</translation>
    </message>
    <message>
        <source>Bấm vào đây</source>
        <translation>Touch here</translation>
    </message>
    <message>
        <source>Nghe rõ</source>
        <translation>I hear it well</translation>
    </message>
    <message>
        <source>Đọc to hơn</source>
        <translation>Louder, please</translation>
    </message>
    <message>
        <source>Máy chỉ hiện chữ, không đọc nữa.</source>
        <translation>The machine then writes only, and no longer reads.</translation>
    </message>
    <message>
        <source>Không nghe thấy</source>
        <translation>I hear nothing</translation>
    </message>
</context>
<context>
    <name>FullName</name>
    <message>
        <source>Xin hỏi ở quầy</source>
        <translation>Please ask at the counter</translation>
    </message>
    <message>
        <source>tên đầy đủ</source>
        <translation>full name</translation>
    </message>
    <message>
        <source>Tên đầy đủ của thủ tục</source>
        <translation>Full name of the procedure</translation>
    </message>
    <message>
        <source>Thủ tục số %1</source>
        <translation>Procedure %1</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Hướng dẫn</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cách dùng máy</source>
        <translation>How to use this machine</translation>
    </message>
    <message>
        <source>Lần đầu dùng máy? Bấm thử</source>
        <translation>First time here? Try a touch</translation>
    </message>
    <message>
        <source>Tập dùng thử máy</source>
        <translation>Try the machine out</translation>
    </message>
    <message>
        <source>Bấm một ngón tay vào chỗ có chữ. Bấm nhẹ, rồi nhấc tay.</source>
        <translation>Touch the words with one finger. Touch lightly, then lift.</translation>
    </message>
    <message>
        <source>Máy hỏi từng câu. Bấm câu trả lời, rồi bấm Tiếp tục.</source>
        <translation>The machine asks one question at a time. Touch an answer, then Continue.</translation>
    </message>
    <message>
        <source>Bấm Quay lại để sửa. Không mất gì cả.</source>
        <translation>Press Back to correct. Nothing is lost.</translation>
    </message>
    <message>
        <source>Bấm Đọc lại để nghe câu hỏi lần nữa.</source>
        <translation>Press Read again to hear the question once more.</translation>
    </message>
    <message>
        <source>Không rõ thì bấm Gọi cán bộ.</source>
        <translation>If unsure, press Call staff.</translation>
    </message>
    <message>
        <source>Dành cho cán bộ</source>
        <translation>For staff</translation>
    </message>
</context>
<context>
    <name>HelpRow</name>
    <message>
        <source>Dừng đọc</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Không có tiếng</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Rời máy</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Thôi, rời máy</source>
        <translation>No, leave</translation>
    </message>
    <message>
        <source>Tôi vẫn ở đây</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>Quý vị còn ở đây không?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Máy sẽ trở về màn hình đầu sau ít giây nữa.</source>
        <translation>The machine will return to the first screen in a few seconds.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Dấu %1</source>
        <translation>Mark %1</translation>
    </message>
    <message>
        <source>Chữ hoa</source>
        <translation>Capital letters</translation>
    </message>
    <message>
        <source>Xóa một chữ</source>
        <translation>Delete one letter</translation>
    </message>
    <message>
        <source>Hiện chữ số</source>
        <translation>Show digits</translation>
    </message>
    <message>
        <source>Hiện chữ cái</source>
        <translation>Show letters</translation>
    </message>
    <message>
        <source>Dấu cách</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>dấu cách</source>
        <translation>space</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Xem tiếp</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1 (%2/%3)</source>
        <translation>%1 (%2/%3)</translation>
    </message>
</context>
<context>
    <name>Leave</name>
    <message>
        <source>Ở lại, khai tiếp</source>
        <translation>Stay and go on</translation>
    </message>
    <message>
        <source>Rời máy, không lưu</source>
        <translation>Leave, do not save</translation>
    </message>
    <message>
        <source>Xong, rời máy</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>Quý vị muốn rời máy?</source>
        <translation>Do you want to leave?</translation>
    </message>
    <message>
        <source>Quý vị đã xong?</source>
        <translation>Are you finished?</translation>
    </message>
    <message>
        <source>Mang tờ khai về điện thoại</source>
        <translation>Take the declaration along on a phone</translation>
    </message>
    <message>
        <source>Tờ khai này chưa lưu. Rời máy thì máy bỏ những gì vừa khai. Người sau không xem được.</source>
        <translation>This declaration is not saved. If you leave, your answers are dropped. The next person cannot see them.</translation>
    </message>
    <message>
        <source>Máy trở về màn hình đầu. Người sau không xem được gì.</source>
        <translation>The machine returns to the first screen. The next person sees nothing.</translation>
    </message>
</context>
<context>
    <name>Lookup</name>
    <message>
        <source>phiếu của mình</source>
        <translation>my slip</translation>
    </message>
    <message>
        <source>Xem phiếu</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Xin gõ số phiếu, hoặc đưa phiếu vào ô đọc</source>
        <translation>Type the slip number, or scan its code</translation>
    </message>
    <message>
        <source>Số phiếu</source>
        <translation>Slip number</translation>
    </message>
    <message>
        <source>Khai tiếp tờ khai trong điện thoại</source>
        <translation>Go on with a declaration on a phone</translation>
    </message>
    <message>
        <source>Đang tìm phiếu…</source>
        <translation>Looking for the slip…</translation>
    </message>
    <message>
        <source>Mã hồ sơ: %1</source>
        <translation>File number: %1</translation>
    </message>
    <message>
        <source>Muốn đổi số điện thoại hay điều đã khai: xin đưa phiếu cho cán bộ ở quầy.</source>
        <translation>To change your telephone number or anything you declared, give the slip to the officer at the counter.</translation>
    </message>
</context>
<context>
    <name>OutOfOrder</name>
    <message>
        <source>Máy đang tạm nghỉ</source>
        <translation>This machine is resting</translation>
    </message>
    <message>
        <source>Xin mời ra quầy. Cán bộ sẽ giúp quý vị.</source>
        <translation>Please go to the counter. The officer will help you.</translation>
    </message>
    <message>
        <source>Hoặc gọi số %1.</source>
        <translation>Or phone %1.</translation>
    </message>
    <message>
        <source>Dành cho cán bộ</source>
        <translation>For staff</translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Hình trang giấy vừa chụp</source>
        <translation>Picture of the page just taken</translation>
    </message>
</context>
<context>
    <name>PagedColumn</name>
    <message>
        <source>Xem thêm</source>
        <translation>See more</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>See again</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>giấy phải nộp</source>
        <translation>papers to hand in</translation>
    </message>
    <message>
        <source>Chụp giấy</source>
        <translation>Take the pictures</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Chụp trước giấy phải nộp?</source>
        <translation>Picture the papers first?</translation>
    </message>
    <message>
        <source>Cán bộ xem trước được giấy còn thiếu gì. Bản giấy quý vị vẫn giữ, vẫn mang ra quầy.</source>
        <translation>Staff can see beforehand what is missing. You keep the papers and still bring them to the counter.</translation>
    </message>
    <message>
        <source>Để cán bộ chụp ở quầy</source>
        <translation>Leave it to the counter</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>đã chụp: %1 trang</source>
        <translation>pages taken: %1</translation>
    </message>
    <message>
        <source>trang %1</source>
        <translation>page %1</translation>
    </message>
    <message>
        <source>Xong, xem lại tờ khai</source>
        <translation>Done, check the form</translation>
    </message>
    <message>
        <source>Xong, giấy tiếp theo</source>
        <translation>Done, next paper</translation>
    </message>
    <message>
        <source>Rõ, dùng tấm này</source>
        <translation>Clear, use this one</translation>
    </message>
    <message>
        <source>Chụp</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>Đọc được rõ không?</source>
        <translation>Can it be read clearly?</translation>
    </message>
    <message>
        <source>Máy đang chụp và xem hình. Xin để yên giấy.</source>
        <translation>Taking and checking the picture. Please keep the paper still.</translation>
    </message>
    <message>
        <source>Đặt trọn một tờ giấy vào trong khung, rồi bấm “Chụp”.</source>
        <translation>Lay one whole sheet in the frame, then press “Take it”.</translation>
    </message>
    <message>
        <source>Xin đặt một tờ vào máy quét, mặt chữ úp xuống, rồi bấm “Chụp”.</source>
        <translation>Put one sheet into the scanner, written side down, then press “Take it”.</translation>
    </message>
    <message>
        <source>Xoay hình</source>
        <translation>Turn it</translation>
    </message>
    <message>
        <source>Máy đã giữ kín %1 trang của giấy này.</source>
        <translation>Pages of this paper kept sealed: %1.</translation>
    </message>
    <message>
        <source>Chụp thêm trang %1</source>
        <translation>Add page %1</translation>
    </message>
    <message>
        <source>Bỏ trang %1</source>
        <translation>Remove page %1</translation>
    </message>
    <message>
        <source>Chụp lại</source>
        <translation>Take it again</translation>
    </message>
    <message>
        <source>Để cán bộ chụp ở quầy</source>
        <translation>Leave it to the counter</translation>
    </message>
</context>
<context>
    <name>Practised</name>
    <message>
        <source>Tập lần nữa</source>
        <translation>Practise again</translation>
    </message>
    <message>
        <source>Xong, về màn hình đầu</source>
        <translation>Done, to the first page</translation>
    </message>
    <message>
        <source>Tập xong rồi</source>
        <translation>Practice is done</translation>
    </message>
    <message>
        <source>Máy không giữ gì, không gửi gì.</source>
        <translation>Nothing was kept, nothing was sent.</translation>
    </message>
    <message>
        <source>Khi làm thật, máy đưa phiếu như thế này:</source>
        <translation>When it is real, you get a slip like this:</translation>
    </message>
    <message>
        <source>PHIẾU MẪU – không dùng được</source>
        <translation>SAMPLE SLIP – not valid</translation>
    </message>
    <message>
        <source>Quét mã này để ở nhà xem cách dùng máy.</source>
        <translation>Scan this code to see at home how the machine is used.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>thông tin của quý vị</source>
        <translation>your information</translation>
    </message>
    <message>
        <source>Đồng ý, bắt đầu khai</source>
        <translation>Agree and start</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Đúng, tiếp tục</source>
        <translation>Yes, continue</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Không có thẻ: ghi từng dòng</source>
        <translation>No card: fill in line by line</translation>
    </message>
    <message>
        <source>Dùng địa chỉ này</source>
        <translation>Use this address</translation>
    </message>
    <message>
        <source>Làm việc đó ngay: %1</source>
        <translation>Do that now: %1</translation>
    </message>
    <message>
        <source>Làm việc đó ngay</source>
        <translation>Do that now</translation>
    </message>
    <message>
        <source>Thông tin này đúng chưa?</source>
        <translation>Is this right?</translation>
    </message>
    <message>
        <source>Dùng thẻ mẫu</source>
        <translation>Use the sample card</translation>
    </message>
    <message>
        <source>Chưa đúng, đưa thẻ lại</source>
        <translation>Not right, scan again</translation>
    </message>
    <message>
        <source>Ngày 2 thì bấm 02, tháng 5 thì bấm 05.</source>
        <translation>For day 2 press 02, for month 5 press 05.</translation>
    </message>
    <message>
        <source>Chỉ nhớ năm</source>
        <translation>I only know the year</translation>
    </message>
</context>
<context>
    <name>Rate</name>
    <message>
        <source>Bỏ qua, rời máy</source>
        <translation>Skip and leave</translation>
    </message>
    <message>
        <source>Máy này dễ dùng không?</source>
        <translation>Was this machine easy to use?</translation>
    </message>
    <message>
        <source>Dễ dùng</source>
        <translation>Easy</translation>
    </message>
    <message>
        <source>Tạm được</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Khó dùng</source>
        <translation>Difficult</translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Không, bắt đầu lại</source>
        <translation>No, start again</translation>
    </message>
    <message>
        <source>Đúng, khai tiếp</source>
        <translation>Yes, go on</translation>
    </message>
    <message>
        <source>Máy vừa khởi động lại. Quý vị đang khai dở phải không?</source>
        <translation>The machine has just restarted. Were you in the middle of something?</translation>
    </message>
    <message>
        <source>Những gì đã khai vẫn còn trong một phút.</source>
        <translation>Your answers are kept for one minute.</translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message>
        <source>khai tiếp</source>
        <translation>go on</translation>
    </message>
    <message>
        <source>Đúng, khai tiếp</source>
        <translation>Yes, go on</translation>
    </message>
    <message>
        <source>Khai tiếp tờ khai này?</source>
        <translation>Go on with this declaration?</translation>
    </message>
    <message>
        <source>Xin đưa mã trong điện thoại vào ô đọc</source>
        <translation>Please hold the code on the phone to the reader</translation>
    </message>
    <message>
        <source>Xin đưa mã trong điện thoại trước máy ảnh</source>
        <translation>Please hold the code on the phone before the camera</translation>
    </message>
    <message>
        <source>Đưa mã trên điện thoại vào trong khung.</source>
        <translation>Hold the code on the phone inside the frame.</translation>
    </message>
    <message>
        <source>Trên điện thoại, xin mở trang giữ tờ khai, rồi bấm “Đưa lại cho máy của phường”. Đã chụp ảnh mã thì mở ảnh ấy.</source>
        <translation>On your phone, open the page that keeps the declaration and press “Give it back to a machine”. If you photographed the code, show that picture.</translation>
    </message>
    <message>
        <source>Có thẻ căn cước thì đưa lại ở máy này, không có thì ghi từng dòng. Trước khi lưu, máy cho xem lại mọi câu trả lời.</source>
        <translation>If you have your ID card, hold it to this machine again; if not, type. Before saving, every answer is shown again.</translation>
    </message>
</context>
<context>
    <name>Reuse</name>
    <message>
        <source>Có, dùng lại</source>
        <translation>Yes, use it again</translation>
    </message>
    <message>
        <source>Dùng lại những điều vừa khai?</source>
        <translation>Use again what you just said?</translation>
    </message>
    <message>
        <source>Trước khi lưu, quý vị vẫn xem và sửa được.</source>
        <translation>Before saving you can still look and change it.</translation>
    </message>
    <message>
        <source>Không, khai lại từ đầu</source>
        <translation>No, start afresh</translation>
    </message>
</context>
<context>
    <name>SavedSlip</name>
    <message>
        <source>đã lưu</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>tờ khai vẫn được giữ</source>
        <translation>the declaration is kept</translation>
    </message>
    <message>
        <source>phiếu vẫn được giữ</source>
        <translation>the slip is kept</translation>
    </message>
    <message>
        <source>Xong, rời máy</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>Mã vuông của phiếu</source>
        <translation>QR code of the slip</translation>
    </message>
    <message>
        <source>Số phiếu</source>
        <translation>Slip number</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <translation>Print the slip again</translation>
    </message>
    <message>
        <source>Chép số phiếu ra giấy</source>
        <translation>Copy the number by hand</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Tìm bằng chữ</source>
        <translation>Search by words</translation>
    </message>
    <message>
        <source>Xem lại từ đầu</source>
        <translation>See from the start</translation>
    </message>
    <message>
        <source>Quý vị cần làm việc gì?</source>
        <translation>What do you need to do?</translation>
    </message>
    <message>
        <source>Việc cần tìm</source>
        <translation>What you are looking for</translation>
    </message>
    <message>
        <source>Ví dụ: giấy khai sinh</source>
        <translation>For example: birth certificate</translation>
    </message>
    <message>
        <source>Máy chưa chắc, xin xem:</source>
        <translation>Not sure, please look:</translation>
    </message>
    <message>
        <source>hỏi ở quầy</source>
        <translation>ask at the counter</translation>
    </message>
    <message>
        <source>Hỏi máy câu này</source>
        <translation>Ask the machine this</translation>
    </message>
    <message>
        <source>Chưa tìm thấy. Xin gõ chữ khác, hoặc chọn theo nhóm.</source>
        <translation>Nothing found. Please type other words, or choose from the groups.</translation>
    </message>
    <message>
        <source>Chọn theo nhóm</source>
        <translation>Choose from the groups</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>cỡ chữ, tầm tay, tiếng</source>
        <translation>text size, reach, voice</translation>
    </message>
    <message>
        <source>Chọn cách dùng máy</source>
        <translation>Choose how to use the machine</translation>
    </message>
    <message>
        <source>Nhỏ</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Vừa</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Rất to</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Rõ nhất</source>
        <translation>Clearest</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Đứng</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>Ngồi: nút ở thấp</source>
        <translation>Seated: buttons low</translation>
    </message>
    <message>
        <source>Đứng hay ngồi</source>
        <translation>Standing or seated</translation>
    </message>
    <message>
        <source>Tay phải</source>
        <translation>Right hand</translation>
    </message>
    <message>
        <source>Tay trái</source>
        <translation>Left hand</translation>
    </message>
    <message>
        <source>Tay hay dùng</source>
        <translation>Hand you use</translation>
    </message>
    <message>
        <source>Bình thường</source>
        <translation>As usual</translation>
    </message>
    <message>
        <source>Ít, chậm</source>
        <translation>Few, slow</translation>
    </message>
    <message>
        <source>Hình chuyển động</source>
        <translation>Moving pictures</translation>
    </message>
    <message>
        <source>Bấm tay</source>
        <translation>Touch</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Phím và nghe</source>
        <translation>Keys and voice</translation>
    </message>
    <message>
        <source>Dùng máy bằng</source>
        <translation>Use the machine by</translation>
    </message>
    <message>
        <source>Chậm</source>
        <translation>Slow</translation>
    </message>
    <message>
        <source>Nhanh</source>
        <translation>Fast</translation>
    </message>
    <message>
        <source>Giọng đọc</source>
        <translation>Voice speed</translation>
    </message>
    <message>
        <source>Tắt</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>To</source>
        <comment>volume</comment>
        <translation>Loud</translation>
    </message>
    <message>
        <source>Âm lượng</source>
        <translation>Volume</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Xong, rời máy</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>Đang xem sổ…</source>
        <translation>Reading the book…</translation>
    </message>
    <message>
        <source>%1 tờ khai cần người xem</source>
        <translation>Need a person: %1</translation>
    </message>
    <message>
        <source>%1 tờ khai đang chờ gửi</source>
        <translation>Waiting: %1</translation>
    </message>
    <message>
        <source>Không tờ khai nào còn chờ</source>
        <translation>No declaration is waiting</translation>
    </message>
    <message>
        <source>Chưa mở được sổ</source>
        <translation>The book cannot be opened</translation>
    </message>
    <message>
        <source>Cần làm gì</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Giữ lại hoặc bị hỏng: xem vì sao, làm gì</source>
        <translation>Held or damaged: see why, and what to do</translation>
    </message>
    <message>
        <source>Cần người xem: %1</source>
        <translation>Need a person: %1</translation>
    </message>
    <message>
        <source>Máy tự gửi; gửi ngay ở trong này</source>
        <translation>Sent by itself; or at once, in here</translation>
    </message>
    <message>
        <source>Đang chờ gửi: %1</source>
        <translation>Waiting to be sent: %1</translation>
    </message>
    <message>
        <source>Xem những tờ đến gần đây</source>
        <translation>See those that arrived lately</translation>
    </message>
    <message>
        <source>Đã đến trung tâm hôm nay: %1</source>
        <translation>At the centre today: %1</translation>
    </message>
    <message>
        <source>Khi nhiều ngày không có mạng</source>
        <translation>When there is no network for days</translation>
    </message>
    <message>
        <source>Dùng USB</source>
        <translation>Use a USB stick</translation>
    </message>
    <message>
        <source>Xem và in phiếu cho người trực sau</source>
        <translation>See and print the sheet for who comes next</translation>
    </message>
    <message>
        <source>Giao ca</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>StaffAsk</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Thôi, quay lại</source>
        <translation>Never mind, go back</translation>
    </message>
    <message>
        <source>Giữ lại</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Gửi tất cả</source>
        <translation>Send all</translation>
    </message>
    <message>
        <source>Giữ lại tờ khai này?</source>
        <translation>Hold this declaration?</translation>
    </message>
    <message>
        <source>Gửi tất cả ngay?</source>
        <translation>Send all now?</translation>
    </message>
</context>
<context>
    <name>StaffCarry</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Do it again</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đang chép ra USB</source>
        <translation>Copying to the stick</translation>
    </message>
    <message>
        <source>Đang lấy biên nhận</source>
        <translation>Taking the receipts</translation>
    </message>
    <message>
        <source>Chưa xong</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>Đã chép xong</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Đã lấy biên nhận</source>
        <translation>Taken in</translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message>
        <source>Cần người xem</source>
        <translation>Need a person</translation>
    </message>
    <message>
        <source>Đang chờ gửi</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Đã đến trung tâm</source>
        <translation>At the centre</translation>
    </message>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Xem những tờ sau</source>
        <translation>See the next ones</translation>
    </message>
    <message>
        <source>Xem lại từ đầu</source>
        <translation>See from the start</translation>
    </message>
    <message>
        <source>%1: tờ %2</source>
        <translation>%1: number %2</translation>
    </message>
    <message>
        <source>Cần làm gì</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Không có tờ nào.</source>
        <translation>There are none.</translation>
    </message>
    <message>
        <source>Đang xem sổ…</source>
        <translation>Reading the book…</translation>
    </message>
    <message>
        <source>Gửi tất cả ngay</source>
        <translation>Send all now</translation>
    </message>
</context>
<context>
    <name>StaffOne</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Gửi lại</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Gửi ngay</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Đang xem sổ…</source>
        <translation>Reading the book…</translation>
    </message>
    <message>
        <source>Số phiếu %1</source>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>Chưa mở được sổ</source>
        <translation>The book cannot be opened</translation>
    </message>
    <message>
        <source>Cần làm gì</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Giữ lại, chưa gửi</source>
        <translation>Hold it back</translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>dành cho cán bộ</source>
        <translation>for staff</translation>
    </message>
    <message>
        <source>Mở trang</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Xin gõ mã số của cán bộ</source>
        <translation>Please type the staff PIN</translation>
    </message>
    <message>
        <source>Trang cán bộ đang đóng</source>
        <translation>The staff page is closed</translation>
    </message>
    <message>
        <source>Mã số cán bộ</source>
        <translation>Staff PIN</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>Giao ca lúc %1</source>
        <translation>Hand-over, %1</translation>
    </message>
</context>
<context>
    <name>StaffStick</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Làm gì với USB?</source>
        <translation>What to do with the stick?</translation>
    </message>
    <message>
        <source>Xin cắm USB vào máy</source>
        <translation>Please plug in a USB stick</translation>
    </message>
    <message>
        <source>Đã thấy USB: %1</source>
        <translation>USB stick seen: %1</translation>
    </message>
    <message>
        <source>Đem tờ khai đang chờ về trung tâm</source>
        <translation>Take what waits to the centre</translation>
    </message>
    <message>
        <source>Chép ra USB</source>
        <translation>Copy to the stick</translation>
    </message>
    <message>
        <source>USB vừa từ trung tâm trở lại</source>
        <translation>The stick is back from the centre</translation>
    </message>
    <message>
        <source>Lấy biên nhận từ USB về</source>
        <translation>Take receipts from the stick</translation>
    </message>
</context>
<context>
    <name>StaffWhich</name>
    <message>
        <source>trang cán bộ</source>
        <translation>staff page</translation>
    </message>
    <message>
        <source>Xin cắm USB vào máy</source>
        <translation>Please plug in a USB stick</translation>
    </message>
    <message>
        <source>Chép vào USB nào?</source>
        <translation>Copy to which stick?</translation>
    </message>
    <message>
        <source>Lấy biên nhận từ USB nào?</source>
        <translation>Take receipts from which stick?</translation>
    </message>
</context>
<context>
    <name>SuggestBar</name>
    <message>
        <source>Gợi ý: %1</source>
        <translation>Suggestion: %1</translation>
    </message>
</context>
<context>
    <name>TakeHome</name>
    <message>
        <source>danh sách mang về</source>
        <translation>list to take home</translation>
    </message>
    <message>
        <source>Xong, rời máy</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>Danh sách mang về</source>
        <translation>List to take home</translation>
    </message>
    <message>
        <source>Giấy đang in.</source>
        <translation>Printing.</translation>
    </message>
    <message>
        <source>Giấy đã in. Xin lấy ở khe bên dưới.</source>
        <translation>Printed. Please take it from the slot below.</translation>
    </message>
    <message>
        <source>Máy in không có giấy hoặc bị hỏng. Xin quét mã bằng điện thoại, hoặc gọi cán bộ.</source>
        <translation>The printer has no paper or is not working. Please scan the code with a phone, or call staff.</translation>
    </message>
    <message>
        <source>Đang tập: máy không in.</source>
        <translation>Practice: nothing is printed.</translation>
    </message>
    <message>
        <source>In danh sách ra giấy</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Trả lời trước ở nhà bằng điện thoại</source>
        <translation>Answer at home, on a phone</translation>
    </message>
    <message>
        <source>còn thiếu giấy gì thì hỏi cán bộ</source>
        <translation>ask staff about what is missing</translation>
    </message>
    <message>
        <source>Vẫn khai bây giờ</source>
        <translation>Fill it in now anyway</translation>
    </message>
    <message>
        <source>Hoặc quét mã này bằng điện thoại để giữ danh sách.</source>
        <translation>Or scan this code with a phone to keep the list.</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>trước khi bắt đầu</source>
        <translation>before you start</translation>
    </message>
    <message>
        <source>Khai ngay</source>
        <translation>Start now</translation>
    </message>
    <message>
        <source>Xem đã đủ giấy chưa</source>
        <translation>Do you have everything you need?</translation>
    </message>
    <message>
        <source>Làm một lần được %1 việc</source>
        <translation>%1 things done at once</translation>
    </message>
    <message>
        <source>Ai không mất tiền: %1.</source>
        <translation>Who pays nothing: %1.</translation>
    </message>
    <message>
        <source>Có thể cần thêm</source>
        <translation>You may also need</translation>
    </message>
    <message>
        <source>Có thể cần thêm: %1</source>
        <translation>May also be needed: %1</translation>
    </message>
    <message>
        <source>Không cần mang</source>
        <translation>No need to bring</translation>
    </message>
    <message>
        <source>Còn thiếu giấy vẫn khai được, giấy đưa sau ở quầy.</source>
        <translation>You may start without all papers and hand them in at the counter later.</translation>
    </message>
    <message>
        <source>Tên đầy đủ của thủ tục</source>
        <translation>Full name of the procedure</translation>
    </message>
    <message>
        <source>Lấy danh sách giấy</source>
        <translation>Take the list</translation>
    </message>
    <message>
        <source>Lấy danh sách giấy mang về</source>
        <translation>Take the list of papers home</translation>
    </message>
</context>
<context>
    <name>Ward</name>
    <message>
        <source>Thông tin của phường</source>
        <translation>About the ward</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Phường chưa ghi thông tin vào máy này. Cán bộ sẽ trả lời, xin bấm Gọi cán bộ.</source>
        <translation>The ward has not put its information in here yet. Staff will tell you: please press Call staff.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>%1 giờ</source>
        <translation>%1:00</translation>
    </message>
    <message>
        <source>%1 giờ %2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>Làm giấy tờ tại đây</source>
        <translation>Do your paperwork here</translation>
    </message>
    <message>
        <source>Máy hỏi từng câu, đọc cho nghe.</source>
        <translation>One question at a time, read aloud.</translation>
    </message>
    <message>
        <source>Máy hỏi từng câu.</source>
        <translation>One question at a time.</translation>
    </message>
    <message>
        <source>Không nhìn rõ? Bấm phím trợ giúp để nghe và dùng phím.</source>
        <translation>Cannot see well? Press the help key to listen and use the keys.</translation>
    </message>
    <message>
        <source>Bấm để bắt đầu</source>
        <translation>Touch to start</translation>
    </message>
    <message>
        <source>Bấm để</source>
        <translation>Touch to</translation>
    </message>
    <message>
        <source>bắt đầu</source>
        <translation>start</translation>
    </message>
    <message>
        <source>Lần đầu dùng máy? Bấm thử</source>
        <translation>First time here? Try a touch</translation>
    </message>
    <message>
        <source>Xem phiếu của mình</source>
        <translation>Look up my slip</translation>
    </message>
    <message>
        <source>Tập dùng thử máy</source>
        <translation>Try the machine out</translation>
    </message>
</context>
<context>
    <name>Which</name>
    <message>
        <source>Chọn việc cần làm</source>
        <translation>Choose what you need</translation>
    </message>
    <message>
        <source>Xem lại từ đầu</source>
        <translation>See from the start</translation>
    </message>
    <message>
        <source>Không thấy việc của mình: gọi cán bộ</source>
        <translation>I do not see mine: call staff</translation>
    </message>
</context>
</TS>
