# Choosing the area one lives in, as the garbage calendars name it.

## The question

field-area = Área onde você mora (地区)
ask-area = Em que área você mora?
hint-area = Serve para os dias de coleta de lixo e outros avisos locais. Digite parte do nome da área ou use um botão.

## Its answers

# Nothing fits what was typed.
wrong-no-area = Não há área com esse nome. Digite parte do nome do bairro (por exemplo: 西条).
# More than one may be meant.
wrong-several-areas = Há várias áreas. Escolha uma abaixo ou digite um pouco mais.
# A position was shared that lies in no known area.
no-area-there = Não sabemos a área desse lugar. Digite parte do nome da sua área.
# Opens the map, at most 20 characters.
button-position = Enviar localização
# Above those to choose from on a page.
areas-found = Áreas encontradas
