"""Ranking of texts for a query: policy clauses for a question, passages for a clause, sentences for a judgement.

`terms` says what is compared, `ranking` scores it, `articles` are the clauses of policies, `store` keeps them in Chroma,
`vectors` embeds them, `retriever` is the face LangChain knows.
"""
