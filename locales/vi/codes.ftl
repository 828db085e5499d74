# What the privacy policy lists as kept (schedule/retention.rs).
kept-codes = Mã trường (sau khi hết hiệu lực)
kept-roster = Danh sách học sinh của nhà trường (sau khi năm học kết thúc)

# In what is held about a person: the code of the reason.
held-end-reason = Lý do nhà trường hủy đăng ký

# To the guardians of a child whom its school has taken off. { $school }: its name; { $url }: of the pages.
removed-subject = Về việc đăng ký trường của con bạn
removed-text =
    { $school } đã hủy đăng ký trường của con bạn. Bạn sẽ không còn nhận được thông báo của { $school } cho con này.
    Nếu con bạn đang học tại { $school }, hãy hỏi nhà trường để nhận tờ hướng dẫn mới có mã trường, rồi đăng ký lại thông tin trường. Nếu con bạn học ở trường khác, hãy đăng ký trường đó.
    { $url }/mine/do/enrol

## The sheet that a school hands out, once in each language. { $school }: its name; { $day }: 2027-04-30.

handout-title = Kính gửi phụ huynh học sinh { $school }
handout-lead = Hãy đăng ký để nhận thông báo của nhà trường qua LINE hoặc email.
handout-code = Mã trường
handout-until = Mã trường này dùng được đến { $day }.
handout-keep = Mã chỉ dành cho phụ huynh học sinh của trường. Vui lòng không đưa cho người khác.
# One step a line.
handout-steps =
    Quét mã QR hoặc mở địa chỉ bên cạnh và lấy ID cổng thông tin công dân (市民ポータルサイトID).
    Đăng ký con bạn ở mục こどもの情報登録 (thông tin trẻ em).
    Ở mục 学校情報登録 (thông tin trường học), chọn { $school } và nhập mã trường.
