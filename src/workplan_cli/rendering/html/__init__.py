"""What web pages are made with: the template, the style, the script, words and charts."""
