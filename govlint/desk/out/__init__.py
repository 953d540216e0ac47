"""What a desk is written as: a page, a workbook, packets to send back, a table of facts.

In comes a `Desk`, out go the files of one folder, which is exchanged as a whole. How the reports
were compared is not known here.
"""
