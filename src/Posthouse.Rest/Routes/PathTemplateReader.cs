using System.Collections.Immutable;

namespace Posthouse.Rest.Routes;

/// <summary>Reads a path template.</summary>
internal sealed class PathTemplateReader
{
    private readonly string _text;
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();
    private readonly ImmutableArray<PathVariable>.Builder _variables = ImmutableArray.CreateBuilder<PathVariable>();
    private int _at;

    private PathTemplateReader(string text) => _text = text;

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <exception cref="FormatException">It is no path template; says where and why.</exception>
    public static PathTemplate Read(string text) => new PathTemplateReader(text).Read();

    private PathTemplate Read()
    {
        Take('/');
        ReadSegments(inVariable: false);
        var verb = "";
        if (Next == ':')
        {
            _at++;
            verb = ReadLiteral();
        }

        if (_at != _text.Length)
        {
            throw Wrong("does not belong there");
        }

        var steps = _steps.ToImmutable();
        if (steps.Take(steps.Length - 1).Any(static step => step.Kind == StepKind.Rest))
        {
            throw new FormatException($"The path \"{_text}\" has ** before its end.");
        }

        if (_variables.GroupBy(static variable => variable.Field, StringComparer.Ordinal).FirstOrDefault(static same => same.Skip(1).Any()) is { } twice)
        {
            throw new FormatException($"The path \"{_text}\" has {{{twice.Key}}} twice.");
        }

        return new PathTemplate(_text, steps, _variables.ToImmutable(), verb);
    }

    private void ReadSegments(bool inVariable)
    {
        ReadSegment(inVariable);
        while (Next == '/')
        {
            _at++;
            ReadSegment(inVariable);
        }
    }

    private void ReadSegment(bool inVariable)
    {
        switch (Next)
        {
            case '*' when _at + 1 < _text.Length && _text[_at + 1] == '*':
                _at += 2;
                _steps.Add(new Step(StepKind.Rest, "**"));
                break;
            case '*':
                _at++;
                _steps.Add(new Step(StepKind.One, "*"));
                break;
            case '{' when inVariable:
                throw Wrong("begins a variable inside a variable");
            case '{':
                ReadVariable();
                break;
            default:
                _steps.Add(new Step(StepKind.Literal, ReadLiteral()));
                break;
        }
    }

    private void ReadVariable()
    {
        Take('{');
        var begin = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '.')
        {
            _at++;
        }

        var field = _text[begin.._at];
        if (field.Split('.').Any(static part => part.Length == 0))
        {
            throw Wrong("stands where the path of a field was expected");
        }

        var start = _steps.Count;
        if (Next == '=')
        {
            _at++;
            ReadSegments(inVariable: true);
        }
        else
        {
            _steps.Add(new Step(StepKind.One, "*"));
        }

        Take('}');
        _variables.Add(new PathVariable(field, start, _steps.Count - start));
    }

    private string ReadLiteral()
    {
        var begin = _at;
        while (Next is not ('\0' or '/' or '{' or '}' or '*' or ':' or '=' or '?' or '#') && Next > ' ')
        {
            _at++;
        }

        return _at > begin ? _text[begin.._at] : throw Wrong("stands where text was expected");
    }

    private void Take(char wanted)
    {
        if (Next != wanted)
        {
            throw Wrong($"stands where '{wanted}' was expected");
        }

        _at++;
    }

    private FormatException Wrong(string why) =>
        new($"The path \"{_text}\" cannot be read: {(_at < _text.Length ? $"'{Next}' at {_at}" : "its end")} {why}.");
}
