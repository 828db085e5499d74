# The phrase book. Slots: { $date } and { $new-date } a day, { $time }, { $start } and { $next } a time, { $place } a place.

## The titles of notices made of phrases, by what the first is about

phrase-title-evacuation = Informações de evacuação
phrase-title-closure = Suspensão temporária das aulas
phrase-title-handover = Venha buscar a criança na escola
phrase-title-garbage = Coleta de lixo

## The sentences

phrase-evacuate-5 = Já não é possível evacuar com segurança e há risco de vida. Evacue sempre até o nível de alerta 4.
phrase-evacuate-4 = TODOS devem sair dos lugares perigosos.
phrase-evacuate-3 = Idosos, pessoas com deficiência e quem precisa de mais tempo para evacuar devem sair dos lugares perigosos.
phrase-shelter-open = Um abrigo de evacuação está aberto: { $place }
phrase-evacuation-lifted = As informações de evacuação foram suspensas.
phrase-school-closed = Não haverá aula: { $date }.
phrase-remain-home = Não mande a criança à escola. Mantenha a criança em segurança em casa.
phrase-next-word = Enviaremos o próximo aviso por volta de { $next }.
phrase-handover-come = Venha buscar a criança a partir de { $start }. Local: { $place }.
phrase-handover-wait = A criança espera na escola até você chegar. Não tenha pressa: venha com segurança.
phrase-handover-ask = Ao chegar, perguntaremos o nome da criança e o seu.
phrase-garbage-moved = A coleta de lixo de { $date } foi mudada para { $new-date }.
phrase-garbage-none = Não haverá coleta de lixo: { $date }.
phrase-garbage-time = Coloque o lixo até { $time } da manhã do dia de coleta.
