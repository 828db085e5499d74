# Above what a machine translated, in the language of its readers.
notice-machine-head = Esta é uma tradução automática e pode ter erros. O original está em japonês.
