# What the privacy policy lists as kept (schedule/retention.rs).
kept-codes = 学校コード（使えなくなってから）
kept-roster = 学校が持っている児童生徒の名簿（年度が終わってから）

# In what is held about a person: the code of the reason.
held-end-reason = 学校が登録を外した理由

# To the guardians of a child whom its school has taken off. { $school }: its name; { $url }: of the pages.
removed-subject = お子さまの学校情報の登録について
removed-text =
    { $school }が、お子さまの学校情報の登録を取り消しました。{ $school }からのお知らせは届かなくなります。
    お子さまが{ $school }に通っている場合は、新しい案内（学校コード）を学校から受け取り、「学校情報登録」でもう一度登録してください。ほかの学校・園に通っている場合は、その学校・園を登録してください。
    { $url }/mine/do/enrol

## The sheet that a school hands out, once in each language. { $school }: its name; { $day }: 2027-04-30.

handout-title = { $school }　保護者の皆さまへ
handout-lead = 学校からのお知らせをLINEやメールで受け取るための登録のご案内です。
handout-code = 学校コード
handout-until = この学校コードは { $day } まで使えます。
handout-keep = 学校コードは、この学校に通うお子さまの保護者だけにお配りしています。ほかの人に教えないでください。
# One step a line.
handout-steps =
    QRコードを読み取るか、その横のアドレスを開き、市民ポータルサイトIDを取得します。
    「こどもの情報登録」でお子さまを登録します。
    「学校情報登録」で{ $school }を選び、学校コードを入力します。
