namespace Posthouse.Storage;

/// <summary>One unit of work on a component's database.</summary>
public abstract class Transaction;
