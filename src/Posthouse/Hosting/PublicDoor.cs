namespace Posthouse.Hosting;

/// <summary>Whether the public is let in: not before the application is ready.</summary>
internal sealed class PublicDoor
{
    private volatile bool _isOpen;

    public bool IsOpen => _isOpen;

    public void Open() => _isOpen = true;
}
