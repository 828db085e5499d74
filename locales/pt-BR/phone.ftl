# A telephone number, for the school to call when nothing else arrives.

# The flow: its title, its button in LINE (at most 40 letters), how it begins and ends.
flow-title-phone = Cadastrar número de telefone (電話番号の登録)
menu-phone = Número de telefone
start-phone = Aqui você pode informar um número de telefone para a escola ligar quando os avisos não chegarem ou quando for preciso uma resposta urgente. Não é obrigatório. Só a escola do seu filho e os funcionários que enviam avisos a essa escola podem vê-lo.
saved-phone = O número de telefone foi salvo.
# Its only question; nobody has to answer.
field-phone = Número de telefone (電話番号)
ask-phone = Digite o número de telefone.
hint-phone = Exemplo: 090-1234-5678. É usado somente para ligações da escola. Deixe em branco para apagar o número.
wrong-phone = Digite um número de telefone do Japão com o código de área, por exemplo 090-1234-5678.
# In the export of everything that is held about a person.
held-phone = Número de telefone
held-calls = Ligações da escola
held-called-at = Data e hora da ligação
