# Help: what stands around the articles, and those written by hand. The steps of the flows are made from
# the flows themselves. One step a line, without numbers: they are counted where they are shown.

## Around the articles

help-title = Help
help-lead = Type what you want to know, or choose from the list below.
help-query = What do you want to know?
help-search = Search (検索)
help-flows = How to do it
help-troubles = If something is wrong
# { $query }: what was typed.
help-found = Results for "{ $query }"
help-not-found = There is no help about "{ $query }". Please try other words, or ask us.
help-contact = If this does not help
# Whom to ask today, with the telephone.
help-contact-use = About registration and use: { contact-registration }
help-contact-content = About what a school's message says: your child's school or kindergarten
help-contact-city = About what the City's notices say: { contact-content }
help-contact-form = Enquiry form

## A flow's steps

# { $item }: the menu item's label.
help-step-menu = Choose "{ $item }" in the menu.
# { $button }: the label of the button that saves.
help-step-confirm = Check what you entered and press "{ $button }".
# A button's name. { $label } in the reader's language, { $japanese } as Japanese people see it.
help-button = { $label } ({ $japanese })
help-optional = (You do not need to enter this.)
help-sometimes = (Only if it applies to you.)

## In the talk

# Above the help's topics.
help-choose = Choose what you want to know, or type it in your own words.
    "{ button-cancel }" stops at any time.
    { help-contact-use }
    { help-contact-content }
# Typed words fit no button, but an article below.
help-maybe = Perhaps this helps:

## Written by hand: the title (a button: at most 20 letters), the text, the steps, and words that people type

help-arrival = Mail does not arrive
help-arrival-text = If the confirmation email or a notice does not come, please check these in order.
help-arrival-steps = Look in your spam (迷惑メール) folder.
    Check the registered email address under "{ menu-settings }" (受け取り方の設定) in the menu.
    If your address is from a mobile carrier, allow mail from this service's sender address (ドメイン指定受信). The first page shows the address.
    Check that your mailbox is not full.
    If it still does not come, please ask us.
help-arrival-words = email mail any emails does not come not arrive do not receive do not get no mail missing spam filter confirmation docomo au SoftBank

help-school-code = No school code
help-school-code-text = Your child's school or kindergarten gives you the school code (学校コード). The City Office cannot tell it.
    Do not tell it to others. After five wrong tries you have to wait before you can enter it again.
help-school-code-steps = Look at the paper from the school.
    If you cannot find it, call the school or kindergarten.
    Enter it under "{ menu-enrol }" (学校情報登録) in the menu.
help-school-code-words = school code unknown lost wrong locked cannot enter

help-link = Link LINE
help-link-text = If you registered on the web you can receive notices in LINE, too. They keep coming by email as well.
    You can unlink LINE at any time with "{ menu-unlink }" (LINE連携を解除する) in the menu.
help-link-steps = Add the { line-account } as a friend.
    Choose "{ menu-link }" (市民ポータルサイトLINE連携) in the menu, open the page and log in.
    Press "Allow" (許可する) in LINE.
    A message in LINE tells you that it is done.
help-link-words = link LINE connect unlink account add friend 連携

help-new-phone = New phone
help-new-phone-text = If you moved your LINE account to the new phone, there is nothing to do: notices keep coming.
    If you made a new LINE account, link it again. What you registered is still there.
help-new-phone-steps = On the new phone, add the { line-account } as a friend in LINE.
    Choose "{ menu-link }" (市民ポータルサイトLINE連携) in the menu and log in with your ID and password.
    If your email address changed as well, change the one that is registered.
help-new-phone-words = new phone changed smartphone another phone number lost phone transfer 機種変更

help-password = Forgot your password
help-password-text = Your user name is the email address you registered.
    The City does not know your password either. You can set a new one with your registered email address.
help-password-steps = On the page "{ login-title }", open the link for a forgotten password.
    Enter your registered email address.
    Open the URL in the email that comes, and set a new password.
help-password-words = password forgot forgotten ID user name cannot log in login

help-feature-phone = No smartphone
help-feature-phone-text = You can use this service by email alone, without LINE, on a computer or an old-style mobile phone.
    To confirm that you have read a notice, open the URL in the email and press the button.
help-feature-phone-steps = Allow mail from this service's sender address.
    Register with "Register on the web" on the first page.
    Open the URL in the email that comes and set a password.
    Log in and register your child and school.
help-feature-phone-words = feature phone old-style mobile no smartphone no LINE without LINE computer only ガラケー

help-guardians = Several guardians
help-guardians-text = Mother, father, grandparents: any number of people can register for one child. Each has an ID, a language and channels of their own.
    When one of the family presses "{ notice-confirm }", it counts for the whole family. Nobody sees the others' email addresses.
help-guardians-steps = Each person gets a Citizens' Portal Site ID of their own.
    The one who registered the child chooses "{ menu-invite }" (ほかの保護者を招待) in the menu and hands over the link or QR code.
    The invited person opens the link and logs in.
help-guardians-words = family mother father grandmother grandfather husband wife parents guardian several two both

help-translation = Other languages
help-translation-text = The menu, pages and emails are shown in the language you choose.
    If a notice has a translation it comes in your language, with the Japanese below. Such a notice has the button "{ notice-translation }".
help-translation-steps = Choose "{ menu-language }" in the menu.
    Choose your language.
help-translation-words = translation translate foreign language English Chinese Vietnamese Portuguese Japanese 翻訳

help-emergency = Emergencies
help-emergency-text = Warnings of danger to life, such as evacuation information, reach everybody who is registered, whatever they chose. Only those who asked for evacuation news of their own places alone get no others.
    Alert Level 5: lives are in danger. Make yourself safe at once.
    Alert Level 4: all people should evacuate from dangerous areas.
    Alert Level 3: elderly people and others who need more time should evacuate from dangerous areas.
    Alert Levels 2 and 1: check how you would evacuate.
    If the title says DRILL (訓練), it is only a drill.
help-emergency-words = evacuation alert level disaster earthquake rain typhoon flood emergency drill

help-receipt = "I have read this"
help-receipt-text = A school adds the button "{ notice-confirm }" to notices it wants to be sure you have read. When you press it, the school sees that you have. You do not need to reply.
help-receipt-steps = Read the notice to the end.
    In LINE, press "{ notice-confirm }". In an email, open the URL and press the button on the page.
help-receipt-words = confirm confirmation read receipt reply button 確認しました

help-leaving = Stop using this
help-leaving-text = You can cancel your registration yourself at any time, for example when you move away. What we kept is erased.
    If you block us in LINE you stay registered, and notices come by email.
help-leaving-steps = Choose "{ menu-more }" in the menu.
    Choose the one that cancels your registration and follow it.
help-leaving-words = stop cancel quit unsubscribe delete erase leave move away block withdraw
