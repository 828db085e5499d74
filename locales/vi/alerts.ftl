# Weather warnings and other alerts from outside, as drafts tell of them.

# What a weather warning is of.
alert-phenomenon = 
    { $phenomenon ->
        [rain] Mưa lớn
        [landslide] Sạt lở đất
        [flood] Lũ lụt
        [surge] Triều cường
        [wind] Bão gió
        [gale] Gió mạnh
        [snow] Tuyết lớn
        [blizzard] Bão tuyết
        [windsnow] Gió tuyết
        [wave] Sóng cao
        [thunder] Dông sét
        [fog] Sương mù dày
        [dry] Không khí khô
        [avalanche] Lở tuyết
        [cold] Nhiệt độ thấp
        [frost] Sương giá
        [icing] Đóng băng
        [snowing] Tuyết bám
        [melting] Tuyết tan
       *[other] Thông tin phòng chống thiên tai
    }
# How grave a weather warning is.
alert-rank = 
    { $rank ->
        [emergency] cảnh báo đặc biệt
        [danger] cảnh báo nguy hiểm
        [warning] cảnh báo
        [advisory] lưu ý
       *[information] thông tin
    }
# A weather warning: $phenomenon and $rank in the reader's language, $name as it was issued in Japanese.
alert-named = { $phenomenon }: { $rank } ({ $name })
# The title of a notice about weather warnings; $names are those warnings.
alert-title = 
    { $step ->
        [lift] [Thời tiết] Đã dỡ bỏ: { $names }
        [withdraw] [Thời tiết] Hủy bỏ (phát nhầm): { $names }
       *[issue] [Thời tiết] { $names }
    }
# The text of such a notice. $sender issued it, $at; $names are the warnings, one a line; $place is whom they are for.
alert-body = 
    { $step ->
        [lift] { $sender } đã dỡ bỏ:

    { $names }

    Khu vực: { $place }
    Thời gian: { $at }
        [withdraw] { $sender } đã phát nhầm thông tin sau và hủy bỏ:

    { $names }

    Khu vực: { $place }
    Thời gian: { $at }
       *[issue] { $sender } đã phát thông tin sau. Hãy chú ý các tin tiếp theo.

    { $names }

    Khu vực: { $place }
    Thời gian: { $at }
    }
# The reason in a draft about evacuation that an alert made. $name is the warning, $sender who issued it.
alert-reason = { $sender } đã phát { $name } ({ $at })
