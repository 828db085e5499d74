## The staff's pages.

console-title = Área dos funcionários
console-lead = Aqui, os funcionários das escolas, do conselho de educação e da prefeitura enviam avisos e veem quem os recebeu e quem os leu.
console-api = Envio e estatísticas
console-api-text = O envio, o cancelamento e a contagem dos avisos são feitos pela API de administração, com um token de funcionário. As instruções estão nesta página:
