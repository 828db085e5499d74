# Evacuation information, composed from level, hazard, areas, shelters and contact (domain.md, 2.1).

# How a title says the level; $level is 1 to 5. Where it stands already, no second mark is put before it.
evacuation-level = Mức độ cảnh báo { $level }
# The official name of a level.
evacuation-name = 
    { $level ->
        [5] Đảm bảo an toàn khẩn cấp (緊急安全確保)
        [4] Chỉ thị lánh nạn (避難指示)
        [3] Sơ tán người cao tuổi, v.v. (高齢者等避難)
        [2] Cảnh báo: kiểm tra cách lánh nạn (注意報)
       *[1] Thông tin chú ý sớm (早期注意情報)
    }
# What one flees from.
evacuation-hazard = 
    { $hazard ->
        [landslide] sạt lở đất
        [flood] lũ lụt
        [rain] ngập do mưa lớn
        [surge] triều cường (nước dâng do bão)
        [tsunami] sóng thần
        [earthquake] động đất
        [fire] hỏa hoạn
       *[other] thiên tai
    }
# In place of areas: everywhere.
evacuation-whole-city = toàn thành phố
# Between two areas.
evacuation-comma = { ", " }
# More areas than a title has room for; $areas is their number, 2 or more.
evacuation-areas = { $areas } khu vực
# Some areas by name, and $more others.
evacuation-areas-more = { $areas } và { $more } khu vực khác
# A title, at most 100 letters: the level first, then the name, then where. Written whole into the subject of a mail.
evacuation-title = [Mức độ cảnh báo { $level }] { $name }: { $areas } ({ $hazard })
# The same once the danger is over.
evacuation-title-lift = [Mức độ cảnh báo { $level }: đã dỡ bỏ] { $name }: { $areas } ({ $hazard })
# The same where it was issued by mistake.
evacuation-title-withdraw = [Mức độ cảnh báo { $level }: hủy bỏ (phát nhầm)] { $name }: { $areas } ({ $hazard })
# The title of a test, which must never be taken for real.
evacuation-title-test = [THỬ NGHIỆM] { $title }
# The first lines of a drill.
evacuation-drill = { notice-drill-head } Không phải thông tin lánh nạn thật.
# The first lines of a test.
evacuation-test = Tin thử nghiệm, không phải thông tin lánh nạn thật.
# The first sentence: what was done. $name is the level's name, $hazard what one flees from.
evacuation-said = 
    { $step ->
        [issue] Đã ban hành Mức độ cảnh báo { $level }: { $name } ({ $hazard }).
        [raise] Đã nâng lên Mức độ cảnh báo { $level }: { $name } ({ $hazard }).
        [lower] Đã hạ xuống Mức độ cảnh báo { $level }: { $name } ({ $hazard }).
        [renew] Mức độ cảnh báo { $level }: { $name } vẫn đang có hiệu lực ({ $hazard }).
        [lift] Mức độ cảnh báo { $level }: { $name } đã được dỡ bỏ ({ $hazard }).
       *[withdraw] Thông báo Mức độ cảnh báo { $level }: { $name } là phát nhầm và được hủy bỏ ({ $hazard }). Chúng tôi xin lỗi.
    }
# The same of levels 1 and 2, which the weather service issues: the city tells of them.
evacuation-said-weather = 
    { $step ->
        [issue] Đã công bố Mức độ cảnh báo { $level }: { $name } ({ $hazard }).
        [raise] Đã tăng lên Mức độ cảnh báo { $level }: { $name } ({ $hazard }).
        [lower] Đã giảm xuống Mức độ cảnh báo { $level }: { $name } ({ $hazard }).
        [renew] Mức độ cảnh báo { $level }: { $name } vẫn tiếp tục ({ $hazard }).
        [lift] Mức độ cảnh báo { $level }: { $name } đã được dỡ bỏ ({ $hazard }).
       *[withdraw] Thông báo Mức độ cảnh báo { $level }: { $name } là phát nhầm và được hủy bỏ ({ $hazard }). Chúng tôi xin lỗi.
    }
# Which areas it is about.
evacuation-where = Khu vực: { $areas }
# In a withdrawal: what still stands, and where. What to do there follows.
evacuation-left = VẪN CÒN HIỆU LỰC tại { $areas }: Mức độ cảnh báo { $level }: { $name }.
# What to do. Levels 3 to 5 as published: yiea.or.jp easy_jp_news_14650 (plain Japanese and English) and chinese_news_14652.
evacuation-action = 
    { $level ->
        [5] Không còn có thể lánh nạn an toàn, tính mạng đang gặp nguy hiểm. Hãy làm mọi cách tốt nhất để bảo vệ tính mạng. Nhất định phải lánh nạn trong Mức độ cảnh báo 4.
        [4] TẤT CẢ MỌI NGƯỜI hãy rời khỏi nơi nguy hiểm để lánh nạn.
        [3] Người cao tuổi, người khuyết tật và người cần nhiều thời gian hãy rời khỏi nơi nguy hiểm. Những người khác hãy chuẩn bị.
        [2] Hãy kiểm tra nơi lánh nạn và đường đi.
       *[1] Hãy theo dõi tin thời tiết.
    }
# Stands between level 5 and level 4, as the law's table has it.
evacuation-by-four = Nhất định phải lánh nạn trong Mức độ cảnh báo 4!
# Of levels 4 and 5, where leaving is dangerous.
evacuation-upstairs = Nếu ra ngoài nguy hiểm hơn, hãy chuyển lên phòng ở tầng trên, càng xa vách núi và sông càng tốt.
# Where to go; $text is the city's list.
evacuation-shelters = 
    Nơi lánh nạn đang mở:
    { $text }
# Why; $text is the city's.
evacuation-reason = Lý do: { $text }
# Whom to ask; $text is the city's.
evacuation-contact = Liên hệ: { $text }
# The time of issue, of the lift, of the withdrawal, or of having told what the weather service issued.
evacuation-at = 
    { $kind ->
        [lift] Thời điểm dỡ bỏ: { $at }
        [withdraw] Thời điểm hủy bỏ: { $at }
        [told] Thời điểm thông báo: { $at }
       *[issue] Thời điểm ban hành: { $at }
    }
# In place of that time, as staff see it before the release.
evacuation-at-release = (thời điểm gửi)
# The last lines: nobody relies on this alone (docomo asks so of urgent senders).
evacuation-one-of-several = Đây chỉ là một trong nhiều kênh thông báo và có thể đến chậm. Hãy theo dõi cả tivi, radio và loa phát thanh.
# Before everything else, for those who said that they live in such a zone. $hazard is what one flees from.
evacuation-zone = 
    { $level ->
        [5] Nơi bạn đã đăng ký nằm trong vùng nguy hiểm ({ $hazard }). Tính mạng đang bị đe dọa. Hãy bảo vệ tính mạng NGAY BÂY GIỜ.
        [4] Nơi bạn đã đăng ký nằm trong vùng nguy hiểm ({ $hazard }). Hãy lánh nạn NGAY BÂY GIỜ.
       *[3] Nơi bạn đã đăng ký nằm trong vùng nguy hiểm ({ $hazard }). Ai cần nhiều thời gian hãy lánh nạn NGAY; những người khác cũng hãy đi sớm.
    }
# A reason, in a mail: a place lies in the zone of the hazard.
evacuation-why-zone = - Nơi bạn đã đăng ký nằm trong vùng nguy hiểm
# A reason, in a mail: the person registered a place there.
evacuation-why-place = - Thông báo liên quan đến nơi bạn đã đăng ký
# A reason, in a mail: the person was sent what this one lifts or withdraws.
evacuation-why-told = - Bạn đã nhận được thông báo lánh nạn mà thông báo này kết thúc
