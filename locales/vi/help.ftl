# Help: what stands around the articles, and those written by hand. The steps of the flows are made from
# the flows themselves. One step a line, without numbers: they are counted where they are shown.

## Around the articles

help-title = Trợ giúp
help-lead = Hãy nhập điều bạn muốn biết, hoặc chọn từ danh sách bên dưới.
help-query = Bạn muốn biết điều gì?
help-search = Tìm kiếm (検索)
help-flows = Cách làm thủ tục
help-troubles = Khi gặp khó khăn
# { $query }: what was typed.
help-found = Kết quả tìm kiếm "{ $query }"
help-not-found = Không tìm thấy hướng dẫn nào về "{ $query }". Vui lòng thử từ khác, hoặc liên hệ với chúng tôi.
help-contact = Nếu vẫn chưa giải quyết được
# Whom to ask today, with the telephone.
help-contact-use = Về đăng ký và cách sử dụng: { contact-registration }
help-contact-content = Về nội dung thông báo từ Nhà trường: trường hoặc trường mẫu giáo của trẻ
help-contact-city = Về nội dung thông báo từ Thành phố: { contact-content }
help-contact-form = Mẫu liên hệ

## A flow's steps

# { $item }: the menu item's label.
help-step-menu = Chọn "{ $item }" trong menu.
# { $button }: the label of the button that saves.
help-step-confirm = Kiểm tra nội dung và nhấn "{ $button }".
# A button's name. { $label } in the reader's language, { $japanese } as Japanese people see it.
help-button = { $label } ({ $japanese })
help-optional = (Không bắt buộc nhập)
help-sometimes = (Chỉ khi có liên quan đến bạn)

## In the talk

# Above the help's topics.
help-choose = Hãy chọn điều bạn muốn biết, hoặc gõ bằng lời của bạn.
    Bạn có thể dừng bất cứ lúc nào bằng nút "{ button-cancel }".
    { help-contact-use }
    { help-contact-content }
# Typed words fit no button, but an article below.
help-maybe = Có thể hướng dẫn này sẽ giúp bạn:

## Written by hand: the title (a button: at most 20 letters), the text, the steps, and words that people type

help-arrival = Email không đến
help-arrival-text = Nếu không nhận được email xác nhận hoặc thông báo, vui lòng kiểm tra lần lượt như sau.
help-arrival-steps = Xem email có nằm trong thư mục thư rác (迷惑メール) không.
    Kiểm tra địa chỉ email đã đăng ký có đúng không ở "{ menu-settings }" (受け取り方の設定) trong menu.
    Nếu dùng email của nhà mạng di động, hãy cho phép nhận email từ địa chỉ gửi của dịch vụ này (ドメイン指定受信). Địa chỉ gửi có ở trang đầu.
    Kiểm tra hộp thư có bị đầy không.
    Nếu vẫn không nhận được, vui lòng liên hệ với chúng tôi.
help-arrival-words = email mail thư không nhận được khong nhan duoc không đến khong den không tới khong toi không thấy khong thay chưa nhận chua nhan thư rác thu rac chặn chan email xác nhận xac nhan tên miền ten mien docomo au SoftBank

help-school-code = Không biết mã trường
help-school-code-text = Mã trường (学校コード) do trường hoặc trường mẫu giáo mà trẻ đang học phát cho bạn. Tòa thị chính (市役所) không thể trả lời về mã này.
    Xin đừng cho người khác biết. Nếu nhập sai 5 lần liên tiếp, bạn sẽ tạm thời không nhập được.
help-school-code-steps = Xem giấy hướng dẫn của trường.
    Nếu không tìm thấy, hãy gọi điện hỏi trường hoặc trường mẫu giáo.
    Nhập mã ở "{ menu-enrol }" (学校情報登録) trong menu.
help-school-code-words = mã trường ma truong mã số không biết mã khong biet ma mất mã mat ma quên mã quen ma nhập sai nhap sai bị khóa bi khoa không nhập được khong nhap duoc 学校コード

help-link = Cách liên kết LINE
help-link-text = Nếu đã đăng ký trên trang web, bạn cũng có thể nhận thông báo qua LINE. Email vẫn tiếp tục được gửi.
    Sau khi liên kết, bạn có thể hủy bất cứ lúc nào bằng "{ menu-unlink }" (LINE連携を解除する) trong menu.
help-link-steps = Thêm { line-account } vào danh sách bạn bè (友だち追加).
    Chọn "{ menu-link }" (市民ポータルサイトLINE連携) trong menu, mở trang và đăng nhập.
    Nhấn "Cho phép" (許可する) trong LINE.
    Bạn sẽ nhận được tin nhắn báo đã liên kết xong trong LINE.
help-link-words = LINE liên kết lien ket kết nối ket noi không kết nối được khong ket noi duoc hủy liên kết huy lien ket thêm bạn bè them ban be kết bạn ket ban tài khoản tai khoan LINE連携 連携

help-new-phone = Đổi điện thoại mới
help-new-phone-text = Nếu bạn đã chuyển tài khoản LINE sang điện thoại mới, bạn không cần làm gì. Thông báo vẫn tiếp tục được gửi.
    Nếu bạn đã tạo tài khoản LINE mới, vui lòng liên kết lại. Nội dung đăng ký vẫn còn.
help-new-phone-steps = Trên LINE của điện thoại mới, thêm { line-account } vào danh sách bạn bè (友だち追加).
    Chọn "{ menu-link }" (市民ポータルサイトLINE連携) trong menu và đăng nhập bằng ID và mật khẩu đang dùng.
    Nếu địa chỉ email cũng thay đổi, hãy thay đổi địa chỉ đã đăng ký.
help-new-phone-words = đổi điện thoại doi dien thoai điện thoại mới dien thoai moi đổi máy doi may máy mới may moi mất điện thoại mat dien thoai đổi số doi so số điện thoại so dien thoai chuyển tài khoản chuyen tai khoan smartphone 機種変更

help-password = Quên mật khẩu
help-password-text = User ID là địa chỉ email bạn đã đăng ký.
    Thành phố cũng không biết mật khẩu của bạn. Bạn có thể đặt mật khẩu mới bằng địa chỉ email đã đăng ký.
help-password-steps = Trên trang "{ login-title }", mở đường dẫn dành cho người quên mật khẩu (パスワードを忘れた方).
    Nhập địa chỉ email đã đăng ký.
    Mở đường dẫn URL trong email gửi đến và đặt mật khẩu mới.
help-password-words = mật khẩu mat khau quên quen quên mật khẩu quen mat khau ID User ID tên đăng nhập ten dang nhap không đăng nhập được khong dang nhap duoc không vào được khong vao duoc password パスワード

help-feature-phone = Không có smartphone
help-feature-phone-text = Dù không có LINE, bạn vẫn sử dụng được chỉ bằng email. Bạn có thể đọc trên máy tính hoặc điện thoại phổ thông (ガラケー).
    Để xác nhận đã đọc, bạn cũng chỉ cần mở đường dẫn URL trong email và nhấn nút.
help-feature-phone-steps = Cài đặt để nhận được email từ địa chỉ gửi của dịch vụ này.
    Đăng ký bằng "Đăng ký trên trang web" (ホームページで登録) ở trang đầu.
    Mở đường dẫn URL trong email gửi đến và đặt mật khẩu.
    Đăng nhập rồi đăng ký trẻ và trường học.
help-feature-phone-words = điện thoại phổ thông dien thoai pho thong điện thoại nắp gập nap gap điện thoại cũ dien thoai cu không có smartphone khong co smartphone điện thoại thông minh dien thoai thong minh không có LINE khong co LINE không dùng LINE khong dung LINE máy tính may tinh ガラケー

help-guardians = Cả nhà cùng nhận
help-guardians-text = Cha, mẹ, ông, bà: bao nhiêu người cũng có thể đăng ký cho một trẻ. Mỗi người có ID riêng và tự chọn ngôn ngữ, cách nhận thông báo.
    Khi một người trong gia đình nhấn "{ notice-confirm }", cả gia đình được tính là đã xác nhận. Mọi người không thấy địa chỉ email của nhau.
help-guardians-steps = Người muốn nhận thông báo xin cấp ID của Cổng thông tin điện tử thị dân cho riêng mình.
    Người đã đăng ký trẻ chọn "{ menu-invite }" (ほかの保護者を招待) trong menu và gửi đường dẫn mời hoặc mã QR.
    Người được mời mở đường dẫn và đăng nhập.
help-guardians-words = gia đình gia dinh cha bố bo ba mẹ me má ông ong bà vợ vo chồng chong phụ huynh phu huynh người giám hộ nguoi giam ho nhiều người nhieu nguoi hai người hai nguoi cùng nhận cung nhan mời moi

help-translation = Ngôn ngữ khác
help-translation-text = Menu, các trang và email được hiển thị bằng ngôn ngữ bạn chọn.
    Nếu thông báo có bản dịch, bạn nhận được bằng ngôn ngữ đó, kèm nguyên văn tiếng Nhật ở dưới. Thông báo có bản dịch sẽ có nút "{ notice-translation }".
help-translation-steps = Chọn "{ menu-language }" (言語) trong menu.
    Chọn ngôn ngữ.
help-translation-words = dịch dich bản dịch ban dich ngôn ngữ ngon ngu tiếng nước ngoài tieng nuoc ngoai tiếng Việt tieng Viet tiếng Anh tieng Anh tiếng Nhật tieng Nhat tiếng Trung tieng Trung tiếng Bồ Đào Nha language 翻訳

help-emergency = Thông báo khẩn cấp
help-emergency-text = Thông báo liên quan đến tính mạng, như thông tin lánh nạn, được gửi đến tất cả người đăng ký, dù bạn chọn lĩnh vực hay cách nhận nào. Riêng người đã chọn chỉ nhận tin lánh nạn của nơi mình đăng ký thì chỉ nhận tin của nơi đó.
    Mức độ cảnh báo 5: nguy hiểm đến tính mạng. Hãy bảo đảm an toàn cho bản thân ngay lập tức.
    Mức độ cảnh báo 4: tất cả mọi người hãy lánh nạn khỏi nơi nguy hiểm.
    Mức độ cảnh báo 3: người cần nhiều thời gian để lánh nạn, như người cao tuổi, hãy lánh nạn khỏi nơi nguy hiểm.
    Mức độ cảnh báo 2 và 1: hãy kiểm tra lại nơi và cách lánh nạn.
    Nếu tiêu đề có chữ "Diễn tập" (訓練) thì đó chỉ là diễn tập.
help-emergency-words = lánh nạn lanh nan sơ tán so tan cảnh báo canh bao mức độ cảnh báo muc do thiên tai thien tai động đất dong dat mưa lớn mua lon bão bao lũ lụt lu lut ngập lụt ngap khẩn cấp khan cap diễn tập dien tap 避難

help-receipt = "Tôi đã đọc" là gì?
help-receipt-text = Với những thông báo mà trường muốn biết bạn đã đọc hay chưa, trường sẽ gắn nút "{ notice-confirm }". Khi bạn nhấn nút, trường biết là bạn đã đọc. Bạn không cần trả lời.
help-receipt-steps = Đọc thông báo đến hết.
    Trong LINE, nhấn nút "{ notice-confirm }". Với email, mở đường dẫn URL và nhấn nút trên trang.
help-receipt-words = đã đọc da doc tôi đã đọc toi da doc xác nhận xac nhan trả lời tra loi phản hồi phan hoi nút nut không bấm được khong bam duoc bấm bam 確認しました

help-leaving = Ngừng sử dụng
help-leaving-text = Khi không dùng nữa, chẳng hạn do chuyển nhà, bạn có thể tự hủy đăng ký bất cứ lúc nào. Chúng tôi sẽ xóa thông tin đã lưu.
    Dù bạn chặn tài khoản trong LINE, đăng ký vẫn còn và thông báo vẫn được gửi qua email.
help-leaving-steps = Chọn "{ menu-more }" (その他の手続き) trong menu.
    Chọn thủ tục hủy đăng ký và làm theo hướng dẫn.
help-leaving-words = hủy huy hủy đăng ký huy dang ky ngừng ngung dừng dung thôi thoi xóa xoa rút rut chuyển nhà chuyen nha chuyển đi chuyen di chặn chan không muốn nhận khong muon nhan block 退会
