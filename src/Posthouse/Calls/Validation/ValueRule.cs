namespace Posthouse.Calls.Validation;

/// <summary>One condition on a value.</summary>
internal abstract class ValueRule<T>
{
    /// <summary>What to do about a value that breaks the rule; <see langword="null"/> when the value is fine. A text without subject: the field's path stands before it.</summary>
    public abstract string? Violation(T value);
}
