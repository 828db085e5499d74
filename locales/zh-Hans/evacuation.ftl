# Evacuation information, composed from level, hazard, areas, shelters and contact (domain.md, 2.1).

# How a title says the level; $level is 1 to 5. Where it stands already, no second mark is put before it.
evacuation-level = 警戒等级{ $level }
# The official name of a level.
evacuation-name = 
    { $level ->
        [5] 紧急确保安全（緊急安全確保）
        [4] 避难指示（避難指示）
        [3] 高龄人员等避难（高齢者等避難）
        [2] 注意报：确认避难行动（注意報）
       *[1] 早期注意信息（早期注意情報）
    }
# What one flees from.
evacuation-hazard = 
    { $hazard ->
        [landslide] 山体滑坡、泥石流等灾害
        [flood] 洪水泛滥
        [rain] 暴雨积水
        [surge] 风暴潮
        [tsunami] 海啸
        [earthquake] 地震
        [fire] 火灾
       *[other] 灾害
    }
# In place of areas: everywhere.
evacuation-whole-city = 全市
# Between two areas.
evacuation-comma = 、
# More areas than a title has room for; $areas is their number, 2 or more.
evacuation-areas = { $areas }个地区
# Some areas by name, and $more others.
evacuation-areas-more = { $areas }等（另有{ $more }个地区）
# A title, at most 100 letters: the level first, then the name, then where. Written whole into the subject of a mail.
evacuation-title = 【警戒等级{ $level }】{ $name } { $areas }（{ $hazard }）
# The same once the danger is over.
evacuation-title-lift = 【警戒等级{ $level }】解除{ $name } { $areas }（{ $hazard }）
# The same where it was issued by mistake.
evacuation-title-withdraw = 【警戒等级{ $level }】取消（误报）{ $name } { $areas }（{ $hazard }）
# The title of a test, which must never be taken for real.
evacuation-title-test = 【测试】{ $title }
# The first lines of a drill.
evacuation-drill = { notice-drill-head }并非真实的避难信息。
# The first lines of a test.
evacuation-test = 测试信息，并非真实的避难信息。
# The first sentence: what was done. $name is the level's name, $hazard what one flees from.
evacuation-said = 
    { $step ->
        [issue] 已发布警戒等级{ $level }「{ $name }」（{ $hazard }）。
        [raise] 已提升至警戒等级{ $level }「{ $name }」（{ $hazard }）。
        [lower] 已下调至警戒等级{ $level }「{ $name }」（{ $hazard }）。
        [renew] 警戒等级{ $level }「{ $name }」仍然有效（{ $hazard }）。
        [lift] 警戒等级{ $level }「{ $name }」已解除（{ $hazard }）。
       *[withdraw] 关于警戒等级{ $level }「{ $name }」的通知系误报，现予取消（{ $hazard }）。深表歉意。
    }
# The same of levels 1 and 2, which the weather service issues: the city tells of them.
evacuation-said-weather = 
    { $step ->
        [issue] 警戒等级{ $level }「{ $name }」已发布（{ $hazard }）。
        [raise] 警戒等级已升至{ $level }「{ $name }」（{ $hazard }）。
        [lower] 警戒等级已降至{ $level }「{ $name }」（{ $hazard }）。
        [renew] 警戒等级{ $level }「{ $name }」仍在持续（{ $hazard }）。
        [lift] 警戒等级{ $level }「{ $name }」已解除（{ $hazard }）。
       *[withdraw] 关于警戒等级{ $level }「{ $name }」的通知系误报，现予取消（{ $hazard }）。深表歉意。
    }
# Which areas it is about.
evacuation-where = 对象地区：{ $areas }
# In a withdrawal: what still stands, and where. What to do there follows.
evacuation-left = 【仍然有效】{ $areas }：警戒等级{ $level }「{ $name }」。
# What to do. Levels 3 to 5 as published: yiea.or.jp easy_jp_news_14650 (plain Japanese and English) and chinese_news_14652.
evacuation-action = 
    { $level ->
        [5] 已经是无法安全避难，有生命危险的状况。请采取最能保护生命的行动。
        [4] 建议全部人员离开危险地点进行避难。
        [3] 建议避难所需时间较长的高龄人员及残障人员离开危险地点进行避难。其他人员请做好避难准备。
        [2] 请确认避难地点和避难路线。
       *[1] 请留意今后的气象信息。
    }
# Stands between level 5 and level 4, as the law's table has it.
evacuation-by-four = 请务必在警戒等级4之前避难！
# Of levels 4 and 5, where leaving is dangerous.
evacuation-upstairs = 如果外出避难反而危险，请转移到建筑物内尽量远离山崖和河流的楼上房间。
# Where to go; $text is the city's list.
evacuation-shelters = 
    已开放的避难所：
    { $text }
# Why; $text is the city's.
evacuation-reason = 理由：{ $text }
# Whom to ask; $text is the city's.
evacuation-contact = 咨询处：{ $text }
# The time of issue, of the lift, of the withdrawal, or of having told what the weather service issued.
evacuation-at = 
    { $kind ->
        [lift] 解除时间：{ $at }
        [withdraw] 取消时间：{ $at }
        [told] 通知时间：{ $at }
       *[issue] 发布时间：{ $at }
    }
# In place of that time, as staff see it before the release.
evacuation-at-release = （发送时的时间）
# The last lines: nobody relies on this alone (docomo asks so of urgent senders).
evacuation-one-of-several = 本服务只是多种通知手段之一，可能会延迟。请同时留意电视、广播和防灾广播。
# Before everything else, for those who said that they live in such a zone. $hazard is what one flees from.
evacuation-zone = 
    { $level ->
        [5] 您登记的地点位于危险区域内（{ $hazard }）。生命受到威胁，请立即采取保护生命的行动。
        [4] 您登记的地点位于危险区域内（{ $hazard }）。请立即避难。
       *[3] 您登记的地点位于危险区域内（{ $hazard }）。避难需要时间的人请立即避难，其他人也请尽早避难。
    }
# A reason, in a mail: a place lies in the zone of the hazard.
evacuation-why-zone = ・您登记的地点位于危险区域内
# A reason, in a mail: the person registered a place there.
evacuation-why-place = ・此通知涉及您登记的地区
# A reason, in a mail: the person was sent what this one lifts or withdraws.
evacuation-why-told = ・您收到过由此通知结束的避难信息
