"""The web pages: what the API answers, as HTML made by the server, for people with a browser.

A page reads its form, calls the endpoint of the API or the function that programs would, and fills
a template. Every page works without JavaScript, and nothing is loaded from elsewhere.
"""
