# Absences: the report to the school and taking it back, what is told of it, and missing children.

## The flows' names and ways

# The report of an absence and the like: the menu item of at most 20 characters, and its title.
menu-absence = Báo nghỉ, đi muộn
flow-title-absence = Liên lạc nghỉ học / đi muộn / về sớm (欠席・遅刻・早退の連絡)
start-absence = Thủ tục này báo cho trường biết trẻ nghỉ học, đi muộn hoặc về sớm. Nếu báo lại, nội dung mới sẽ thay cho nội dung trước của cùng ngày.
saved-absence = Đã tiếp nhận liên lạc gửi đến trường. Khi trường xác nhận, bạn sẽ nhận được thông báo.
confirm-absence = Bạn có muốn gửi nội dung này đến trường không?
button-absence = Gửi
# Taking a report back; shown while there is one.
menu-withdraw-absence = Rút lại liên lạc
flow-title-withdraw-absence = Rút lại liên lạc nghỉ học (欠席などの連絡の取り消し)
start-withdraw-absence = Thủ tục này rút lại liên lạc nghỉ học, đi muộn, về sớm đã gửi đến trường. Phần của những ngày đã qua vẫn được giữ.
saved-withdraw-absence = Đã rút lại liên lạc gửi đến trường.
confirm-withdraw-absence = Bạn có muốn rút lại liên lạc này không?
button-withdraw-absence = Rút lại
# Why the one or the other cannot be begun.
no-pupils = Chưa có trẻ nào được đăng ký trường học. Vui lòng chọn "Đăng ký trường học" (学校情報登録) trước.
no-reports = Không có liên lạc nào có thể rút lại. Nếu đã quá giờ tiếp nhận, vui lòng gọi điện cho trường.

## The questions

field-absence-kind = Loại liên lạc (連絡の種類)
ask-absence-kind = Bạn muốn báo điều gì?
field-absence-day = Ngày (日付)
ask-absence-day = Ngày nào? Nếu kéo dài nhiều ngày, vui lòng chọn ngày đầu tiên.
field-absence-until = Ngày cuối cùng (最後の日)
ask-absence-until = Nếu kéo dài nhiều ngày, vui lòng chọn ngày cuối cùng.
hint-absence-until = Nếu chỉ một ngày thì không cần chọn.
field-arrival-time = Giờ đến trường (登校する時刻)
ask-arrival-time = Khoảng mấy giờ trẻ đến trường?
hint-arrival-time = Ví dụ: 9:30
field-leaving-time = Giờ về sớm (早退する時刻)
ask-leaving-time = Khoảng mấy giờ trẻ về?
hint-leaving-time = Ví dụ: 13:30
field-absence-reason = Lý do (理由)
ask-absence-reason = Vui lòng chọn lý do gần nhất.
hint-absence-reason = Chỉ giáo viên và nhân viên của trường này xem được lý do và ghi chú. Nội dung này sẽ bị xóa sau khoảng một tháng.
field-absence-note = Ghi chú (連絡事項)
ask-absence-note = Nếu có điều gì khác cần báo cho trường, vui lòng nhập.
hint-absence-note = Tối đa 200 ký tự. Có thể bỏ trống.
field-absence-report = Liên lạc cần rút lại (取り消す連絡)
ask-absence-report = Bạn muốn rút lại liên lạc nào?
# The labels of buttons, at most 20 characters as LINE counts them.
button-today = Hôm nay
button-tomorrow = Ngày mai
button-one-day = Chỉ một ngày

## Choices

absence-kind-absent = Nghỉ học
absence-kind-late = Đi muộn
absence-kind-early = Về sớm
absence-kind-other = Khác
absence-reason-ill = Không khỏe
absence-reason-infection = Bệnh truyền nhiễm
absence-reason-hospital = Đi khám bệnh
absence-reason-family = Việc gia đình
absence-reason-mourning = Nghỉ tang
absence-reason-other = Khác
# A report that can be taken back: with { $days }, the day or the first and the last without their year,
# at most 20 characters as LINE counts them.
report-absent = Nghỉ học { $days }
report-late = Đi muộn { $days }
report-early = Về sớm { $days }
report-other = Khác { $days }

## What was wrong with an answer

# The school takes no more reports of that day. { $until }: its deadline; { $phone }: its number.
wrong-too-late = Đã quá giờ tiếp nhận của ngày này (đến { $until }). Vui lòng gọi điện cho trường.
wrong-too-late-phone = Đã quá giờ tiếp nhận của ngày này (đến { $until }). Vui lòng gọi điện cho trường: { $phone }
wrong-before-first = Ngày này trước ngày đầu tiên.
# { $max }: days.
wrong-too-many-days = Mỗi lần chỉ báo được tối đa { $max } ngày. Nếu nghỉ dài hơn, vui lòng trao đổi với trường.
wrong-time = Không đọc được giờ này. Ví dụ: 9:30

## What is registered, in LINE and on the first page after logging in

# A report to the school. { $kind }: such as absent; { $days }: the day, or the first and the last.
mine-absence = Liên lạc: { $kind }, { $days } (trường chưa xác nhận)
mine-absence-read = Liên lạc: { $kind }, { $days } (trường đã xác nhận)

## What is told, in LINE and by mail: never who the child is, nor why

# To everybody who looks after the child. { $place }: school, grade and class; { $url }: the pages.
absence-told-subject = Đã tiếp nhận liên lạc gửi đến trường
absence-told = Đã tiếp nhận liên lạc gửi đến trường về con bạn ({ $place }).
    { $kind }: { $days }
    Nếu bạn không biết về việc này, vui lòng gọi điện cho trường: { $phone }
    Xem hoặc rút lại: { $url }/mine
# The same of a report that was taken back.
absence-withdrawn-subject = Liên lạc gửi đến trường đã được rút lại
absence-withdrawn = Liên lạc gửi đến trường về con bạn ({ $place }) đã được rút lại.
    { $kind }: { $days }
    Nếu bạn không biết về việc này, vui lòng gọi điện cho trường: { $phone }
    Xem: { $url }/mine
# To whoever made the report.
absence-read-subject = Trường đã xác nhận liên lạc của bạn
absence-read = Trường đã xác nhận liên lạc của bạn về con bạn ({ $place }).
    { $kind }: { $days }
# To the same: nobody at the school has read it by its time.
absence-overdue-subject = Vui lòng gọi điện: trường chưa xác nhận liên lạc của bạn
absence-overdue = Trường chưa xác nhận liên lạc của bạn về con bạn ({ $place }). Vui lòng gọi điện cho trường: { $phone }
    { $kind }: { $days }
# In place of the number of a school that has not given one.
phone-not-told = số ghi trên giấy thông báo của trường
# Urgent: at roll call a child was missing without a report. { $phone }: the school's number.
missing-subject = KHẨN: Chưa thấy trẻ đến trường
missing-ask = KHẨN: Con bạn ({ $place }) chưa đến trường và chưa có liên lạc nghỉ học.
    Vui lòng gọi ngay cho trường: { $phone }
    Trên LINE, bạn cũng có thể chọn "Báo nghỉ, đi muộn" (欠席・遅刻・早退の連絡).
# Afterwards: the school knows where the child is.
found-subject = Đã xác nhận được trẻ
found-tell = Trường đã xác nhận được con bạn ({ $place }). Cảm ơn bạn đã hợp tác.

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-absences = Liên lạc nghỉ học gửi đến trường
held-missing = Xác nhận trẻ đến trường
held-expected = Giờ dự kiến
held-note = Ghi chú
kept-reasons = Lý do nghỉ học, ghi chú và việc xác nhận trẻ đến trường (từ ngày đó)
kept-absences = Liên lạc nghỉ học gửi đến trường (không có lý do)
