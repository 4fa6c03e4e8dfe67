namespace Posthouse.Look.Forms;

/// <summary>How wide a control is: its width tells how much is expected.</summary>
public enum FieldWidth
{
    /// <summary>As wide as its column.</summary>
    Full,

    /// <summary>A name, an address.</summary>
    Long,

    /// <summary>A postcode, a telephone number, a date.</summary>
    Medium,

    /// <summary>A code, an age, a number of two digits.</summary>
    Short,
}
