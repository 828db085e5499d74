# The phrase book. Slots: { $date } and { $new-date } a day, { $time }, { $start } and { $next } a time, { $place } a place.

## The titles of notices made of phrases, by what the first is about

phrase-title-evacuation = Thông tin lánh nạn
phrase-title-closure = Thông báo nghỉ học tạm thời
phrase-title-handover = Vui lòng đến trường đón trẻ
phrase-title-garbage = Thông báo thu gom rác

## The sentences

phrase-evacuate-5 = Đã không thể lánh nạn an toàn nữa, tính mạng đang gặp nguy hiểm. Hãy nhất định lánh nạn trước khi đến mức cảnh báo 4.
phrase-evacuate-4 = Tất cả mọi người hãy rời khỏi nơi nguy hiểm và lánh nạn.
phrase-evacuate-3 = Người cao tuổi, người khuyết tật và những người cần nhiều thời gian để lánh nạn hãy rời khỏi nơi nguy hiểm.
phrase-shelter-open = Nơi lánh nạn đã mở cửa: { $place }
phrase-evacuation-lifted = Thông tin lánh nạn đã được dỡ bỏ.
phrase-school-closed = Trường nghỉ học tạm thời vào { $date }.
phrase-remain-home = Vui lòng không cho trẻ đến trường. Hãy cho trẻ ở nhà an toàn.
phrase-next-word = Chúng tôi sẽ gửi thông báo tiếp theo vào khoảng { $next }.
phrase-handover-come = Vui lòng đến { $place } đón trẻ, từ { $start }.
phrase-handover-wait = Trẻ sẽ ở trường cho đến khi bạn đến. Không cần vội, hãy đến an toàn.
phrase-handover-ask = Khi đón, chúng tôi sẽ hỏi tên của trẻ và của bạn.
phrase-garbage-moved = Ngày thu gom rác { $date } được chuyển sang { $new-date }.
phrase-garbage-none = Không thu gom rác vào { $date }.
phrase-garbage-time = Vui lòng đem rác ra trước { $time } sáng ngày thu gom.
