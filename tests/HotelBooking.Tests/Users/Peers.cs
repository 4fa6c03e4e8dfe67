namespace HotelBooking.Tests.Users;

/// <summary>Programs in another language that stand on the other side of a protocol.</summary>
internal static class Peers
{
    public static string Python(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Posthouse.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "peers", "python", file);
    }
}
