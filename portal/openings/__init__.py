"""What companies offer: vacancies, internship slots, apprenticeship places."""
