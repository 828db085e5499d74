# A notice that is sent once more to whoever has not confirmed it.

# Its title.
notice-title-again = [Lembrete] { $title }
# Above its text, in the reader's language.
notice-again-head = Este é um lembrete. Enviamos este aviso novamente porque ainda não foi confirmado. O conteúdo é o mesmo.
