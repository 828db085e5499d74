# School notices that are written by filling in what differs.

## What stands in a slot

template-day = { $weekday ->
        [1] thứ Hai
        [2] thứ Ba
        [3] thứ Tư
        [4] thứ Năm
        [5] thứ Sáu
        [6] thứ Bảy
       *[7] Chủ nhật
    }, ngày { $day } tháng { $month }
template-date = { template-day } năm { $year }
template-today = hôm nay
template-time = { $hour } giờ { $minute } phút
template-hour = { $hour } giờ
template-reason-typhoon = Bão
template-reason-rain = Mưa lớn
template-reason-snow = Tuyết rơi nhiều
template-reason-earthquake = Động đất
template-reason-heat = Nắng nóng gay gắt
template-reason-infection = Bệnh truyền nhiễm đang lây lan
template-reason-outage = Mất điện
template-reason-water = Mất nước
template-reason-suspicious = Có thông tin về kẻ gian, kẻ xấu
template-reason-other = Lý do khác (xem phần "Từ nhà trường" bên dưới)

## What bodies have in common

template-no-calls = Vui lòng không gọi điện đến trường để hỏi.
template-next-word = Thông báo tiếp theo cũng sẽ được gửi qua LINE hoặc email.
template-note =
    Từ nhà trường (bằng tiếng Nhật):
    { $note }

## The notices

template-closure-title = Nghỉ học tạm thời (臨時休業): { $date }
template-closure-body =
    Trường nghỉ học tạm thời.

    Ngày: { $date }
    Lý do: { $reason }

    • Vui lòng không cho trẻ đến trường. Hãy cho trẻ ở nhà an toàn.
    • { template-no-calls }
    • { template-next-word }
template-wait-title = Chờ tại nhà (自宅待機): chưa đến trường, sẽ báo tiếp lúc khoảng { $next }
template-wait-body =
    Vui lòng cho trẻ chờ tại nhà cho đến khi nhà trường liên lạc lại.

    Ngày: { $date }
    Lý do: { $reason }
    Liên lạc tiếp theo: khoảng { $next }

    • Vui lòng chưa cho trẻ đến trường.
    • { template-no-calls }
    • { template-next-word }
template-late-title = Đến trường muộn hơn (繰り下げ登校): bắt đầu lúc { $begin }, { $date }
template-late-body =
    Trường bắt đầu muộn hơn giờ thường lệ.

    Ngày: { $date }
    Giờ bắt đầu: { $begin }
    Lý do: { $reason }

    • Vui lòng cho trẻ đến trường trước giờ bắt đầu.
    • Nếu đường đến trường nguy hiểm, hãy cho trẻ ở nhà và báo cho trường bằng "{ menu-absence }".
    • { template-no-calls }
    • { template-next-word }
template-dismissal-title = Tan học đồng loạt (一斉下校): rời trường lúc { $leave }
template-dismissal-body =
    Tất cả học sinh cùng tan học.

    Ngày: { $date }
    Giờ rời trường: { $leave }
    Lý do: { $reason }

    • Nếu được, vui lòng có mặt ở nhà khi trẻ về.
    • Sau khi về, hãy cho trẻ ở trong nhà an toàn.
    • { template-no-calls }
    • { template-next-word }
template-hold-title = Trẻ đang chờ ở trường (学校待機)
template-hold-body =
    Trẻ sẽ chờ ở trường cho đến khi có thể về nhà an toàn.

    Ngày: { $date }
    Lý do: { $reason }
    Liên lạc tiếp theo: khoảng { $next }

    • Trẻ ở trong trường cùng với giáo viên.
    • Vui lòng chưa đến đón trẻ cho đến khi nhà trường liên lạc.
    • { template-no-calls }
    • { template-next-word }
template-handover-title = Vui lòng đến trường đón trẻ (引き渡し), từ { $start }
template-handover-body =
    Vui lòng đến đón trẻ.

    Ngày: { $date }
    Bắt đầu từ: { $start }
    Địa điểm: { $place }
    Lý do: { $reason }

    • Trẻ sẽ ở trường cho đến khi bạn đến. Không cần vội.
    • Nếu đường nguy hiểm, hãy đến khi đã an toàn.
    • Nhà trường sẽ hỏi tên của trẻ và của bạn.
    • { template-no-calls }
    • { template-next-word }
template-class-closure-title = Lớp nghỉ học (学級閉鎖): { $class }, từ { $from }
template-class-closure-body =
    Một lớp được nghỉ học.

    Lớp: { $class }
    Thời gian: từ { $from } đến { $until }
    Lý do: { $reason }

    • Trong thời gian này, vui lòng cho trẻ ở nhà.
    • Hãy đo nhiệt độ mỗi ngày. Vui lòng tránh ra ngoài và tránh nơi đông người.
    • Nếu trẻ không khỏe, hãy hỏi cơ sở y tế và báo cho trường bằng "{ menu-absence }".
    • { template-next-word }
template-suspicious-title = Thông tin về kẻ gian, kẻ xấu ({ $place })
template-suspicious-body =
    Có thông tin về kẻ gian, kẻ xấu.

    Ngày: { $date }
    Giờ: khoảng { $time }
    Địa điểm: { $place }
    Nội dung (bằng tiếng Nhật): { $what }

    Vui lòng nhắc trẻ những điều sau:
    • Không đi một mình ngoài đường.
    • Không đi theo người lạ.
    • Khi thấy sợ, hãy kêu to và nhờ người hoặc cửa hàng gần đó giúp.

    Nếu thấy người khả nghi, hãy gọi cảnh sát ngay: 110
template-postponed-title = Hoãn { $event } đến { $new-date }
template-postponed-body =
    Sự kiện của trường được hoãn lại.

    Sự kiện: { $event }
    Ngày cũ: { $old-date }
    Ngày mới: { $new-date }

    • Nếu giờ hoặc đồ cần mang cũng thay đổi, nhà trường sẽ báo sau.
    • { template-next-word }
template-lunch-title = Bữa trưa ở trường thay đổi: { $date }
template-lunch-body =
    Bữa trưa ở trường (給食) thay đổi như sau.

    Ngày: { $date }
    Nội dung (bằng tiếng Nhật): { $what }

    • Nếu cần cơm hộp, vui lòng chuẩn bị cho trẻ.
    • Nếu trẻ bị dị ứng thực phẩm, vui lòng xem kỹ nội dung thay đổi.
