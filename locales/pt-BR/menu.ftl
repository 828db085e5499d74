# The rich menu. Each item's label is drawn on the image, read aloud, shown as what the person said
# when tapped, and understood when typed: at most 20 characters as LINE counts them.
# The image shows the Japanese name below each label by itself.

# Opens and closes the menu, under the talk: at most 14 characters.
menu-open = Menu
# Heads the same choices where they stand as buttons in the talk.
menu-title = Menu

# Getting an ID for the Citizens' Portal Site.
menu-register = Obter ID do Portal
menu-child = Cadastrar a criança
menu-enrol = Cadastrar a escola
# Choosing the topics the city writes about.
menu-topics = Avisos da prefeitura
menu-mine = Meus cadastros
# Which way and when notices come.
menu-settings = Como receber avisos
# All notices received.
menu-notices = Avisos recebidos
# Linking LINE with an ID that exists already.
menu-link = Vincular o LINE
menu-unlink = Desvincular o LINE
# The up to four e-mail addresses.
menu-address = Endereços de e-mail
# The check of "the mail does not come".
menu-check = E-mails não chegam
menu-help = Ajuda
menu-language = Idioma
# What is needed rarely.
menu-more = Outras opções
menu-edit-child = Dados da criança
# Asking another guardian in.
menu-invite = Convidar responsável
# Ending one's own tie to a child.
menu-quit-child = Remover a criança
# After the turn of the school year, until a guardian has confirmed.
menu-new-year = Conferir série
# Takes back a planned change of schools; shown while there is one.
menu-keep-school = Anular transferência
# Takes back the request to leave; shown while there is one.
menu-stay = Manter o cadastro
menu-leave = Cancelar o cadastro
