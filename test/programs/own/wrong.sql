${wrong}
