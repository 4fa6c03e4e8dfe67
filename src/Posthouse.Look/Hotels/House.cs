namespace Posthouse.Look.Hotels;

/// <summary>Where a house stands.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Ground">The line on which it stands.</param>
internal sealed record House(double Left, double Width, double Ground)
{
    public static House Centred(HotelCanvas on, double width, double ground, double astray) =>
        new(((HotelCanvas.Width - width) / 2) + on.Stream.Between(-astray, astray), width, ground);

    public double Right => Left + Width;
}
