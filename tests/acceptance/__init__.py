"""The product judged from outside: provinces in the exchange format, questions through the API.

What is expected comes from the documents (search and exchange contract) and from metrology by
hand, never from the code. Nothing here looks behind the commands and the API.
"""
