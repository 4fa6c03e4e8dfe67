namespace Posthouse.Tests.Hostile;

/// <summary>How many damaged inputs the server has had to deal with: each was sent whole, and its outcome seen.</summary>
/// <param name="Frames">Frames of HTTP/2.</param>
/// <param name="Blocks">Header blocks, of HTTP/2 and HTTP/1.1.</param>
/// <param name="Messages">Messages and their prefixes in valid frames.</param>
/// <param name="Bodies">JSON and other bodies in valid requests.</param>
internal sealed record Tally(int Frames = 0, int Blocks = 0, int Messages = 0, int Bodies = 0)
{
    public int Total => Frames + Blocks + Messages + Bodies;

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Frames + right.Frames, left.Blocks + right.Blocks, left.Messages + right.Messages, left.Bodies + right.Bodies);
}
