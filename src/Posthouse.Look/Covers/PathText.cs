using System.Text;

namespace Posthouse.Look.Covers;

/// <summary>The outline of a shape in SVG's path language, piece by piece.</summary>
internal sealed class PathText
{
    private readonly StringBuilder _text = new(64);

    /// <summary>Adds a command with its numbers, such as <c>M</c> with a point or <c>A</c> with an arc.</summary>
    public PathText Add(char command, params ReadOnlySpan<double> numbers)
    {
        _text.Append(command);
        for (var index = 0; index < numbers.Length; index++)
        {
            _text.Append(index == 0 ? "" : " ").Append(SvgText.Number(numbers[index]));
        }

        return this;
    }

    public override string ToString() => _text.ToString();
}
