city = Higashihiroshima City
