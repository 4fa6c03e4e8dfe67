namespace HotelBooking.Partners.Asking;

/// <summary>A partner gave no answer that can be used. Whether it has done what it was asked is not known.</summary>
internal sealed class PartnerFailedException(PartnerFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public PartnerFailure Failure => failure;
}

/// <summary>How a partner failed.</summary>
internal enum PartnerFailure
{
    /// <summary>It could not be reached, or broke off.</summary>
    Unreachable,

    /// <summary>It said that it is out of order.</summary>
    OutOfOrder,

    /// <summary>It sent us on to another address, to which nobody goes.</summary>
    Redirected,

    /// <summary>Its answer was larger than is read.</summary>
    TooLarge,

    /// <summary>Its answer was not in its own protocol.</summary>
    Unreadable,

    /// <summary>Too many requests to it are on their way already.</summary>
    Crowded,
}
