# Messages to the city's office or a school, and the answers (F-50).

## The flow's name and ways

menu-message = Escrever à cidade
flow-title-message = Escrever à prefeitura ou à escola (窓口・学校への連絡)
start-message = Escreva à prefeitura ou à escola da criança. Não use isto em urgências nem para avisar faltas.
saved-message = Recebemos a sua mensagem. Avisaremos quando houver resposta.
confirm-message = Enviar esta mensagem?
button-message = Enviar mensagem
messages-full = Você já enviou todas as mensagens permitidas em um dia. Tente amanhã ou telefone. { contact-registration }

## Words in the talk that nothing understood

message-offer = Você também pode passar o que acabou de digitar, como está, à prefeitura ou à escola. Se houver perigo de vida, ligue para 110 ou 119.
button-tell = Passar esta mensagem
message-typed = O que você digitou será passado como está. O que se digita no LINE também fica no LINE. Nomes, doenças e assuntos pessoais podem ser escritos em uma página nossa, que não deixa nada no LINE.

## The questions

field-message-to = Para
ask-message-to = Para quem?
message-to-office = Prefeitura
field-message-text = Mensagem (内容)
ask-message-text = Escreva o que você quer dizer.
hint-message-text = No máximo 5000 caracteres. Não escreva senhas nem códigos.

## Before it is sent

message-seen-office = Funcionários da prefeitura vão ler. A mensagem pode ser passada a outro setor ou a uma escola (você será avisado). A resposta vem em dias úteis, no horário de atendimento. Se for urgente: { contact-registration }
message-seen-school = Funcionários de { $school } vão ler. A mensagem pode ser passada à prefeitura (você será avisado). A resposta vem em dias letivos. Se for urgente, telefone para a escola: { $phone }
message-danger = Se houver perigo de vida, não escreva aqui: ligue para 110 (polícia) ou 119 (bombeiros, ambulância).

## What is told of an answer, in LINE and by mail. { $from }: the office or the school; { $url }: where it is read

message-answered-subject = Há uma resposta de { $from }
message-answered = Há uma resposta de { $from } à sua mensagem. Para proteger a sua privacidade, leia nesta página:
    { $url }
message-answered-text = Há uma resposta de { $from } à sua mensagem.
    { $text }
    Toda a conversa, e para escrever mais: { $url }
message-answered-card = Leia toda a conversa ou escreva mais.
button-read-message = Ler
message-handed-subject = A sua mensagem foi passada a { $to }
message-handed = { $from } passou a sua mensagem a { $to }, que vai responder.
    { $url }
message-handed-card = { $to } vai responder.

## The pages

mine-write = Prefeitura e escolas
messages-title = Mensagens e respostas
messages-none = Ainda não há mensagens.
message-state-open = Aguardando resposta
message-state-answered = Respondida
message-state-closed = Encerrada
message-by-you = Você
message-by = { $from }
message-handed-line = Passada a { $to }
message-further = Escrever mais

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-messages = Mensagens à prefeitura e às escolas, e as respostas
held-message = Texto
held-window = Com
kept-messages = Mensagens à prefeitura e às escolas com as respostas (a partir da última)
