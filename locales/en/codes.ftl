# What the privacy policy lists as kept (schedule/retention.rs).
kept-codes = School codes (after they ended)
kept-roster = Schools’ own lists of their pupils (after the school year)

# In what is held about a person: the code of the reason.
held-end-reason = Why the school took the registration off

# To the guardians of a child whom its school has taken off. { $school }: its name; { $url }: of the pages.
removed-subject = About your child’s school registration
removed-text =
    { $school } has ended the registration of your child at the school. Notices of { $school } will no longer reach you for this child.
    If your child goes to { $school }, ask the school for the new sheet with the school code, and register the school again. If your child goes to another school, register that one.
    { $url }/mine/do/enrol

## The sheet that a school hands out, once in each language. { $school }: its name; { $day }: 2027-04-30.

handout-title = To the guardians of pupils of { $school }
handout-lead = Register to get the school’s notices by LINE or e-mail.
handout-code = School code
handout-until = This school code works until { $day }.
handout-keep = The code is for guardians of this school’s pupils only. Please do not pass it on.
# One step a line.
handout-steps =
    Scan the QR code or open the address beside it, and get a citizen portal ID (市民ポータルサイトID).
    Register your child with こどもの情報登録 (child information).
    In 学校情報登録 (school information) choose { $school } and enter the school code.
