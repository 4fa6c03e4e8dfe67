namespace Users.Outgoing;

/// <summary>Whose colours HTML mail has; the shared look defines them.</summary>
internal enum MailLook
{
    /// <summary>Stone, deep teal, lamp brass.</summary>
    Hotel,

    /// <summary>Paper, oxblood, gilt.</summary>
    Books,

    /// <summary>Cool grey, indigo, track lime.</summary>
    Run,
}
