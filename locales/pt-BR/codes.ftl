# What the privacy policy lists as kept (schedule/retention.rs).
kept-codes = Códigos das escolas (depois que perdem a validade)
kept-roster = Listas de alunos das próprias escolas (depois do ano letivo)

# In what is held about a person: the code of the reason.
held-end-reason = Motivo do cancelamento pela escola

# To the guardians of a child whom its school has taken off. { $school }: its name; { $url }: of the pages.
removed-subject = Sobre o cadastro da escola do seu filho
removed-text =
    A escola { $school } cancelou o cadastro do seu filho na escola. Você não receberá mais os avisos de { $school } para essa criança.
    Se a criança estuda em { $school }, peça à escola a folha nova com o código da escola e cadastre a escola outra vez. Se estuda em outra escola, cadastre essa escola.
    { $url }/mine/do/enrol

## The sheet that a school hands out, once in each language. { $school }: its name; { $day }: 2027-04-30.

handout-title = Aos responsáveis pelos alunos de { $school }
handout-lead = Cadastre-se para receber os avisos da escola pelo LINE ou por e-mail.
handout-code = Código da escola
handout-until = Este código vale até { $day }.
handout-keep = O código é só para os responsáveis pelos alunos desta escola. Não o passe a outras pessoas.
# One step a line.
handout-steps =
    Leia o código QR ou abra o endereço ao lado e obtenha o ID do portal (市民ポータルサイトID).
    Cadastre a criança em こどもの情報登録 (dados da criança).
    Em 学校情報登録 (dados da escola), escolha { $school } e digite o código da escola.
