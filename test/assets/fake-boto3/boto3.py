"""Stands in for boto3: one secret, which a test sets."""

secret = "s3cret\n"
asked = []


class Client:
    def get_secret_value(self, SecretId):
        asked.append(SecretId)
        return {"SecretString": secret}


def client(service):
    assert service == "secretsmanager", service
    return Client()
