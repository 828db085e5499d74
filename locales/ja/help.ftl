# Help: what stands around the articles, and those written by hand. The steps of the flows are made from
# the flows themselves. One step a line, without numbers: they are counted where they are shown.

## Around the articles

help-title = ヘルプ
help-lead = 知りたいことを入力するか、下の一覧からお選びください。
help-query = 知りたいこと
help-search = 検索
help-flows = 手続きのしかた
help-troubles = 困ったとき
# { $query }: what was typed.
help-found = 「{ $query }」の検索結果
help-not-found = 「{ $query }」に当てはまる説明は見つかりませんでした。別の言葉で検索するか、お問い合わせください。
help-contact = 解決しないとき
# Whom to ask today, with the telephone.
help-contact-use = 登録や操作について: { contact-registration }
help-contact-content = 学校からのお知らせの内容について: お子さまの学校・幼稚園
help-contact-city = 市からのお知らせの内容について: { contact-content }
help-contact-form = お問い合わせフォーム

## A flow's steps

# { $item }: the menu item's label.
help-step-menu = メニューの「{ $item }」を選びます。
# { $button }: the label of the button that saves.
help-step-confirm = 内容を確かめて「{ $button }」を押します。
# A button's name. { $label } in the reader's language, { $japanese } as Japanese people see it.
help-button = { $label }（{ $japanese }）
help-optional = （入力しなくてもかまいません）
help-sometimes = （当てはまる方だけ）

## In the talk

# Above the help's topics.
help-choose = 知りたいことを選ぶか、言葉で入力してください。
    「{ button-cancel }」でいつでも中断できます。
    { help-contact-use }
    { help-contact-content }
# Typed words fit no button, but an article below.
help-maybe = こちらの説明がお役に立つかもしれません。

## Written by hand: the title (a button: at most 20 letters), the text, the steps, and words that people type

help-arrival = メールが届かない
help-arrival-text = 登録確認のメールやお知らせが届かないときは、次の順にお確かめください。
help-arrival-steps = 迷惑メールのフォルダーに入っていないか見ます。
    登録したメールアドレスが正しいか、メニューの「{ menu-settings }」で確かめます。
    携帯電話会社のメールをお使いの方は、ドメイン指定受信で、このサービスの差出人のアドレスを受け取る設定にします。アドレスは最初のページにあります。
    メールボックスがいっぱいでないか確かめます。
    それでも届かないときは、お問い合わせください。
help-arrival-words = メール 届かない 届きません 来ない 来ません 受信できない 迷惑メール ドメイン指定受信 docomo au SoftBank 確認メール

help-school-code = 学校コードがわからない
help-school-code-text = 学校コードは、通っている学校・幼稚園がお配りします。市役所ではお答えできません。
    ほかの人に教えないでください。続けて5回間違えると、しばらく入力できなくなります。
help-school-code-steps = 学校からの案内の紙を見ます。
    見つからないときは、学校・幼稚園に電話でお尋ねください。
    メニューの「{ menu-enrol }」で入力します。
help-school-code-words = 学校コード わからない なくした 間違えた ロック 入力できない

help-link = LINEとつなぐ
help-link-text = ホームページで登録した方も、LINEでお知らせを受け取れます。メールにも届き続けます。
    つないだあとも、メニューの「{ menu-unlink }」でいつでも解除できます。
help-link-steps = { line-account }を友だち追加します。
    メニューの「{ menu-link }」を選び、ページを開いてログインします。
    LINEの「許可する」を押します。
    LINEに完了のお知らせが届きます。
help-link-words = LINE連携 連携 つなぐ つながらない 解除 友だち追加 アカウント連携

help-new-phone = 機種変更したとき
help-new-phone-text = LINEのアカウントを新しいスマートフォンに引き継げば、何もしなくても届き続けます。
    引き継がずに新しいLINEアカウントを作ったときは、つなぎ直してください。登録した内容は残っています。
help-new-phone-steps = 新しいスマートフォンのLINEで、{ line-account }を友だち追加します。
    メニューの「{ menu-link }」を選び、今までのIDとパスワードでログインします。
    メールアドレスも変わったときは、登録したアドレスを変更します。
help-new-phone-words = 機種変更 新しいスマホ 新しい携帯 スマートフォン 買い替え 引き継ぎ 電話番号が変わった

help-password = パスワードを忘れた
help-password-text = ユーザー名は、登録したメールアドレスです。
    パスワードは市でもわかりません。登録したメールアドレスで、新しいパスワードを設定できます。
help-password-steps = 「{ login-title }」のページで、パスワードを忘れた方のリンクを開きます。
    登録したメールアドレスを入力します。
    届いたメールのURLを開き、新しいパスワードを設定します。
help-password-words = パスワード 忘れた ID ユーザー名 ログインできない 入れない

help-feature-phone = スマホがない・ガラケー
help-feature-phone-text = LINEがなくても、メールだけで利用できます。パソコンや従来型携帯電話（ガラケー・ガラホ）で読めます。
    受信の確認も、メールのURLを開いてボタンを押すだけです。
help-feature-phone-steps = このサービスの差出人のアドレスを、受け取る設定にします。
    最初のページの「ホームページで登録」から登録します。
    届いたメールのURLを開き、パスワードを設定します。
    ログインして、お子さまと学校を登録します。
help-feature-phone-words = ガラケー ガラホ 従来型携帯電話 スマホがない スマートフォンがない LINEがない LINEを使っていない パソコンだけ

help-guardians = 家族でも受け取る
help-guardians-text = 父・母・祖父・祖母など、ひとりのお子さまに何人でも登録できます。それぞれが自分のIDを持ち、言語や受け取り方を選べます。
    家族のだれかが「{ notice-confirm }」を押すと、ご家庭の確認になります。お互いのメールアドレスは見えません。
help-guardians-steps = 受け取りたい家族が、自分の市民ポータルサイトIDを取得します。
    お子さまを登録した方が、メニューの「{ menu-invite }」を選び、招待のリンクかQRコードを渡します。
    招待された家族が、リンクを開いてログインします。
help-guardians-words = 家族 祖母にも 祖父にも 父にも 母にも 届けたい 父 母 父親 母親 祖父 祖母 おじいさん おばあさん 夫 妻 複数 保護者 ふたり 二人

help-translation = ほかの言語で読む
help-translation-text = メニュー、ページ、メールは、選んだ言語で表示されます。
    お知らせは、翻訳があればその言語で届き、下に日本語の原文が付きます。翻訳があるお知らせには「{ notice-translation }」のボタンが付きます。
help-translation-steps = メニューの「{ menu-language }」を選びます。
    言語を選びます。
help-translation-words = 翻訳 外国語 英語 中国語 ベトナム語 ポルトガル語 やさしい日本語 言語 language

help-emergency = 緊急のお知らせ
help-emergency-text = 避難情報など、いのちに関わるお知らせは、選んだ分野や受け取りの設定にかかわらず、登録した全員に届きます。ただし、避難情報を自分の地区だけにしぼった方には、その地区の分だけが届きます。
    警戒レベル5: いのちが危険です。すぐに身の安全を確保してください。
    警戒レベル4: 危険な場所から全員避難してください。
    警戒レベル3: 避難に時間がかかる高齢者などは、危険な場所から避難してください。
    警戒レベル2と1: 避難のしかたを確かめてください。
    題名に「訓練」とあるものは訓練です。
help-emergency-words = 避難 警戒レベル 災害 地震 大雨 台風 洪水 緊急 訓練

help-receipt = 「確認しました」とは
help-receipt-text = 学校は、読んだかどうかを確かめたいお知らせに「{ notice-confirm }」のボタンを付けます。押すと、読んだことが学校に伝わります。返信は必要ありません。
help-receipt-steps = お知らせを最後まで読みます。
    LINEでは「{ notice-confirm }」のボタンを押します。メールではURLを開き、ページのボタンを押します。
help-receipt-words = 確認しました 受信確認 既読 返信 ボタン 押せない

help-leaving = 登録をやめる
help-leaving-text = 引っ越しなどで使わなくなったときは、いつでも自分で登録をやめられます。預かった情報は消去します。
    LINEをブロックしても登録は残り、お知らせはメールで届きます。
help-leaving-steps = メニューの「{ menu-more }」を選びます。
    やめる手続きを選び、案内に従います。
help-leaving-words = やめる やめたい 退会 解約 削除 消す 引っ越し 転出 ブロック 届かないようにする
