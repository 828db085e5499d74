# School notices that are written by filling in what differs.

## What stands in a slot

template-day = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
template-date = { template-day } { $year }
template-today = Today
template-time = { $hour }:{ $minute }
template-hour = { $hour }:00
template-reason-typhoon = Typhoon
template-reason-rain = Heavy rain
template-reason-snow = Heavy snow
template-reason-earthquake = Earthquake
template-reason-heat = Extreme heat
template-reason-infection = Infectious disease going around
template-reason-outage = Power cut
template-reason-water = Water supply cut off
template-reason-suspicious = Reports of a suspicious person
template-reason-other = Other (please see "From the school" below)

## What bodies have in common

template-no-calls = Please do not telephone the school.
template-next-word = The next notice will also come by LINE or email.
template-note =
    From the school (in Japanese):
    { $note }

## The notices

template-closure-title = No school on { $date } (臨時休業)
template-closure-body =
    The school is temporarily closed.

    Day: { $date }
    Reason: { $reason }

    • Please do not send your child to school. Keep your child safe at home.
    • { template-no-calls }
    • { template-next-word }
template-wait-title = Wait at home (自宅待機): do not come to school yet. Next word around { $next }
template-wait-body =
    Please keep your child at home until you hear from the school again.

    Day: { $date }
    Reason: { $reason }
    Next word: around { $next }

    • Please do not send your child to school yet.
    • { template-no-calls }
    • { template-next-word }
template-late-title = Late start (繰り下げ登校): school begins at { $begin } on { $date }
template-late-body =
    School begins later than usual.

    Day: { $date }
    School begins at: { $begin }
    Reason: { $reason }

    • Please send your child in time for this.
    • If the way to school is dangerous, keep your child at home and tell the school with "{ menu-absence }".
    • { template-no-calls }
    • { template-next-word }
template-dismissal-title = All children go home together (一斉下校): they leave at { $leave }
template-dismissal-body =
    All children go home together.

    Day: { $date }
    They leave school at: { $leave }
    Reason: { $reason }

    • Please be at home, if you can, when your child arrives.
    • After that, please keep your child safe indoors.
    • { template-no-calls }
    • { template-next-word }
template-hold-title = Your child is staying at school for now (学校待機)
template-hold-body =
    We keep your child at school until it is safe to go home.

    Day: { $date }
    Reason: { $reason }
    Next word: around { $next }

    • The children are inside the school, together with the staff.
    • Please do not come to pick up your child until you hear from the school.
    • { template-no-calls }
    • { template-next-word }
template-handover-title = Please come and pick up your child (引き渡し), from { $start }
template-handover-body =
    Please come and pick up your child.

    Day: { $date }
    From: { $start }
    Place: { $place }
    Reason: { $reason }

    • Your child stays at school until you come. There is no need to hurry.
    • If the roads are dangerous, please come when it is safe.
    • We will ask for your child's name and yours.
    • { template-no-calls }
    • { template-next-word }
template-class-closure-title = Class closure (学級閉鎖): { $class }, from { $from }
template-class-closure-body =
    A class is closed.

    Class: { $class }
    Days: from { $from } to { $until }
    Reason: { $reason }

    • Please keep your child at home on these days.
    • Take your child's temperature every day. Please avoid going out and crowded places.
    • If your child is unwell, ask a doctor, and tell the school with "{ menu-absence }".
    • { template-next-word }
template-suspicious-title = Information about suspicious people in the area ({ $place })
template-suspicious-body =
    A suspicious person has been reported.

    Day: { $date }
    Time: around { $time }
    Place: { $place }
    What happened (in Japanese): { $what }

    Please talk about this with your child:
    • Do not walk alone.
    • Do not go with people you do not know.
    • If you are afraid, shout, and ask people or a shop nearby for help.

    If you see a suspicious person, call the police at once: 110
template-postponed-title = Postponed: { $event }, now on { $new-date }
template-postponed-body =
    A school event is postponed.

    Event: { $event }
    Old date: { $old-date }
    New date: { $new-date }

    • If the time or what to bring changes too, we will tell you.
    • { template-next-word }
template-lunch-title = School lunch changes on { $date }
template-lunch-body =
    School lunch changes as follows.

    Day: { $date }
    Change (in Japanese): { $what }

    • If a packed lunch is needed, please prepare one.
    • If your child has a food allergy, please check the change.
