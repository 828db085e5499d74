# What the privacy policy lists as kept (schedule/retention.rs).
kept-codes = 学校代码（失效之后）
kept-roster = 学校自己的学生名册（学年结束之后）

# In what is held about a person: the code of the reason.
held-end-reason = 学校取消登记的理由

# To the guardians of a child whom its school has taken off. { $school }: its name; { $url }: of the pages.
removed-subject = 关于您孩子的学校信息登记
removed-text =
    { $school }取消了您孩子的学校信息登记。您将不再收到{ $school }有关该孩子的通知。
    如果您的孩子就读于{ $school }，请向学校索取新的通知单（上有学校代码），然后重新登记学校信息。如果就读于其他学校，请登记该学校。
    { $url }/mine/do/enrol

## The sheet that a school hands out, once in each language. { $school }: its name; { $day }: 2027-04-30.

handout-title = 致{ $school }各位家长
handout-lead = 登记后，可通过LINE或电子邮件接收学校的通知。
handout-code = 学校代码
handout-until = 此学校代码的有效期至{ $day }。
handout-keep = 学校代码仅发给本校学生的家长，请勿告诉他人。
# One step a line.
handout-steps =
    扫描二维码或打开旁边的网址，取得市民门户网站ID（市民ポータルサイトID）。
    在「こどもの情報登録」（登记孩子信息）中登记您的孩子。
    在「学校情報登録」（登记学校信息）中选择{ $school }，输入学校代码。
