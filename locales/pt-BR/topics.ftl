# One topic of the city's notices: by which channel it comes, why it came, and an end to it.

## The flow: its title, its button in LINE, its questions

flow-title-topic-channel = Canal de cada categoria (分野ごとの届け先)
menu-topic-channel = Canal de cada categoria
start-topic-channel = Você pode receber uma categoria de avisos da prefeitura por um canal diferente das outras.
saved-topic-channel = Salvo. Os avisos urgentes de risco à vida chegam sempre, seja qual for a sua escolha.
no-wanted-topics = Você não recebe nenhuma categoria. Primeiro escolha em “{ menu-topics }” (市からのお知らせ).
field-topic = Categoria
ask-topic = De qual categoria você quer mudar o canal?
field-topic-channel = Por onde
ask-topic-channel = Por onde você quer receber os avisos desta categoria?
topic-channel-settings = Como os outros avisos
topic-channel-both = { channel-both }
topic-channel-line = { channel-line }
topic-channel-mail = { channel-mail }
# { $topic }: the topic's name. The topic with the channel it has of its own.
topic-by-both = { $topic } ({ channel-both })
topic-by-line = { $topic } ({ channel-line })
topic-by-mail = { $topic } ({ channel-mail })
held-topic-channel = Canal só desta categoria

## Below a notice that may be stopped

notice-why-button = Por que recebi isto?
notice-stop-button = Parar esta categoria
# { $reasons }: one a line.
notice-why =
    Você recebeu este aviso porque:
    { $reasons }
notice-why-or-stop = Por que recebi isto? Parar esta categoria
button-topic-stop = Parar os avisos desta categoria
button-topic-resume = Desfazer
# { $topic }: the topic's name.
topic-stopped = Paramos os avisos sobre “{ $topic }”. Você não receberá mais nenhum.
topic-resumed = Você continuará recebendo os avisos sobre “{ $topic }”.
topic-back = Voltar ao aviso
