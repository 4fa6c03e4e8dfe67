using System.Buffers.Binary;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>Where land is: Natural Earth's outlines at 1:10 million, simplified to about 250 metres. What it shows is true; it shows coasts and nothing else.</summary>
public sealed class LandMap
{
    private static readonly Lazy<LandMap> Loaded = new(Read);

    private readonly Lazy<LandEdges> _edges;

    private LandMap(IReadOnlyList<LandOutline> outlines)
    {
        Outlines = outlines;
        _edges = new Lazy<LandEdges>(() => new LandEdges(outlines.Select(outline => outline.Points)));
    }

    /// <summary>The one map; read when it is first asked for (some hundredths of a second).</summary>
    public static LandMap World => Loaded.Value;

    /// <summary>All outlines of the world.</summary>
    public IReadOnlyList<LandOutline> Outlines { get; }

    /// <summary>Whether there is land at a point.</summary>
    public bool IsLand(GeoPoint point) => _edges.Value.AreAround(point);

    /// <summary>The land within a box: closed rings, cut at its edges, to be filled together by the even-odd rule. Empty where there is only water.</summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> Within(GeoBox box) =>
        [.. Outlines.Where(outline => outline.Box.Meets(box)).Select(outline => BoxCut.Cut(outline.Points, box)).Where(ring => ring.Count >= 3)];

    // uint32 rings; uint32 points of each; then zigzag varints of longitude and latitude in 1/10,000 degree, each as difference from the point before.
    private static LandMap Read()
    {
        var bytes = PackedFile.Bytes("land.bin.br").AsSpan();
        var rings = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var at = 4 + (4 * rings);
        var outlines = new List<LandOutline>(rings);
        for (var ring = 0; ring < rings; ring++)
        {
            var points = new GeoPoint[(int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 + (4 * ring))..])];
            var (x, y) = (0, 0);
            for (var point = 0; point < points.Length; point++)
            {
                x += ReadVarint(bytes, ref at);
                y += ReadVarint(bytes, ref at);
                points[point] = new GeoPoint(y / 10_000.0, x / 10_000.0);
            }

            outlines.Add(new LandOutline(points));
        }

        return new LandMap(outlines);
    }

    private static int ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (value, shift) = (0u, 0);
        byte next;
        do
        {
            next = bytes[at++];
            value |= (uint)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        return (value & 1) == 0 ? (int)(value >> 1) : -(int)((value + 1) >> 1);
    }
}
