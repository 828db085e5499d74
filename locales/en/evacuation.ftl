# Evacuation information, composed from level, hazard, areas, shelters and contact (domain.md, 2.1).

# How a title says the level; $level is 1 to 5. Where it stands already, no second mark is put before it.
evacuation-level = Alert Level { $level }
# The official name of a level.
evacuation-name = 
    { $level ->
        [5] Emergency Safety Measures (緊急安全確保)
        [4] Evacuation Order (避難指示)
        [3] Evacuation for the elderly, etc. (高齢者等避難)
        [2] Advisory: check how to evacuate (注意報)
       *[1] Early warning information (早期注意情報)
    }
# What one flees from.
evacuation-hazard = 
    { $hazard ->
        [landslide] landslide
        [flood] flood
        [rain] flooding by heavy rain
        [surge] storm surge
        [tsunami] tsunami
        [earthquake] earthquake
        [fire] fire
       *[other] disaster
    }
# In place of areas: everywhere.
evacuation-whole-city = the whole city
# Between two areas.
evacuation-comma = { ", " }
# More areas than a title has room for; $areas is their number, 2 or more.
evacuation-areas = { $areas } areas
# Some areas by name, and $more others.
evacuation-areas-more = { $areas } and { $more } more
# A title, at most 100 letters: the level first, then the name, then where. Written whole into the subject of a mail.
evacuation-title = [Alert Level { $level }] { $name }: { $areas } ({ $hazard })
# The same once the danger is over.
evacuation-title-lift = [Alert Level { $level } lifted] { $name }: { $areas } ({ $hazard })
# The same where it was issued by mistake.
evacuation-title-withdraw = [Alert Level { $level } cancelled: issued by mistake] { $name }: { $areas } ({ $hazard })
# The title of a test, which must never be taken for real.
evacuation-title-test = [TEST] { $title }
# The first lines of a drill.
evacuation-drill = { notice-drill-head } There is no real danger.
# The first lines of a test.
evacuation-test = TEST MESSAGE. There is no real danger.
# The first sentence: what was done. $name is the level's name, $hazard what one flees from.
evacuation-said = 
    { $step ->
        [issue] Alert Level { $level }, { $name }, has been issued ({ $hazard }).
        [raise] The alert has been raised to Alert Level { $level }, { $name } ({ $hazard }).
        [lower] The alert has been lowered to Alert Level { $level }, { $name } ({ $hazard }).
        [renew] Alert Level { $level }, { $name }, is still in force ({ $hazard }).
        [lift] Alert Level { $level }, { $name }, has been lifted ({ $hazard }).
       *[withdraw] The message about Alert Level { $level }, { $name }, was issued by mistake and is cancelled ({ $hazard }). We apologize.
    }
# The same of levels 1 and 2, which the weather service issues: the city tells of them.
evacuation-said-weather = 
    { $step ->
        [issue] Alert Level { $level }, { $name }, has been announced ({ $hazard }).
        [raise] The alert has gone up to Alert Level { $level }, { $name } ({ $hazard }).
        [lower] The alert has gone down to Alert Level { $level }, { $name } ({ $hazard }).
        [renew] Alert Level { $level }, { $name }, continues ({ $hazard }).
        [lift] Alert Level { $level }, { $name }, has been lifted ({ $hazard }).
       *[withdraw] The message about Alert Level { $level }, { $name }, was sent by mistake and is cancelled ({ $hazard }). We apologize.
    }
# Which areas it is about.
evacuation-where = Areas: { $areas }
# In a withdrawal: what still stands, and where. What to do there follows.
evacuation-left = STILL IN FORCE in { $areas }: Alert Level { $level }, { $name }.
# What to do. Levels 3 to 5 as published: yiea.or.jp easy_jp_news_14650 (plain Japanese and English) and chinese_news_14652.
evacuation-action = 
    { $level ->
        [5] It is already too late to evacuate safely and lives are in danger. Do the best you can to protect your life. Be sure to evacuate by Alert Level 4.
        [4] ALL PEOPLE should evacuate from dangerous areas.
        [3] Elderly people and people with disabilities who need more time to evacuate should evacuate dangerous areas. Everybody else should prepare.
        [2] Check where and how you would evacuate.
       *[1] Pay attention to the weather news.
    }
# Stands between level 5 and level 4, as the law's table has it.
evacuation-by-four = Be sure to evacuate by Alert Level 4.
# Of levels 4 and 5, where leaving is dangerous.
evacuation-upstairs = If going outside is dangerous, move to a room upstairs, as far from slopes and rivers as possible.
# Where to go; $text is the city's list.
evacuation-shelters = 
    Open evacuation shelters:
    { $text }
# Why; $text is the city's.
evacuation-reason = Reason: { $text }
# Whom to ask; $text is the city's.
evacuation-contact = Contact: { $text }
# The time of issue, of the lift, of the withdrawal, or of having told what the weather service issued.
evacuation-at = 
    { $kind ->
        [lift] Lifted: { $at }
        [withdraw] Cancelled: { $at }
        [told] Sent: { $at }
       *[issue] Issued: { $at }
    }
# In place of that time, as staff see it before the release.
evacuation-at-release = (the time of sending)
# The last lines: nobody relies on this alone (docomo asks so of urgent senders).
evacuation-one-of-several = This service is one of several and may be late. Please also check TV, radio and loudspeakers.
# Before everything else, for those who said that they live in such a zone. $hazard is what one flees from.
evacuation-zone = 
    { $level ->
        [5] A place you registered lies in the danger zone ({ $hazard }). Your life is in danger. Protect it NOW.
        [4] A place you registered lies in the danger zone ({ $hazard }). Leave NOW.
       *[3] A place you registered lies in the danger zone ({ $hazard }). If you need time to evacuate, leave NOW; everybody else, leave early.
    }
# A reason, in a mail: a place lies in the zone of the hazard.
evacuation-why-zone = - A place you registered lies in a danger zone
# A reason, in a mail: the person registered a place there.
evacuation-why-place = - It is about a place you registered
# A reason, in a mail: the person was sent what this one lifts or withdraws.
evacuation-why-told = - You were sent the evacuation notice that this one ends
