using Google.Protobuf;

namespace Posthouse.Calls.Validation;

/// <summary>Checks messages of one type; built once, at start. The fields are filled in after all validators exist, because message types may contain each other.</summary>
internal sealed class MessageValidator
{
    private FieldCheck[] _fields = [];

    public IReadOnlyCollection<FieldCheck> Fields
    {
        set => _fields = [.. value];
    }

    /// <summary>Refuses a message, naming every field that breaks a rule.</summary>
    /// <exception cref="InvalidArgumentException">At least one field breaks a rule.</exception>
    public void Demand(IMessage message)
    {
        List<FieldViolation>? violations = null;
        Check(message, ref violations);
        if (violations is not null)
        {
            throw new InvalidArgumentException(violations);
        }
    }

    public void Check(IMessage message, ref List<FieldViolation>? violations)
    {
        foreach (var field in _fields)
        {
            field.Check(message, ref violations);
        }
    }
}
