"""Numbers that look right and belong to nobody."""

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def phone(number: int) -> str:
    """A number with the prefix 054, which no operator has: it can never be dialled. E.164."""
    return f"+8454{number:07d}"


def tax_code(number: int) -> str:
    """Ten digits whose check digit is wrong on purpose, so that the code cannot have been issued to anybody."""
    body = f"39{number % 9_999_999 + 1:07d}"
    right = 10 - sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True)) % 11
    return f"{body}{(right + 3) % 10}"


def personal_id(number: int) -> str:
    """Twelve digits with the province code 000, which does not exist."""
    return f"000190{number:06d}"


def email(name: str) -> str:
    """An address below a name that can never be registered."""
    return f"{name}@minhhoa.example"
