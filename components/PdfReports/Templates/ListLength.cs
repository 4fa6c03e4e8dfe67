using HandlebarsDotNet;
using HandlebarsDotNet.PathStructure;

namespace PdfReports.Templates;

/// <summary>Lets templates ask for the length of a list, as they do elsewhere: <c>{{#if lines.length}}</c>.</summary>
internal sealed class ListLength : IMemberAliasProvider
{
    public bool TryGetMemberByAlias(object instance, Type targetType, ChainSegment memberAlias, out object? value)
    {
        value = instance is DataList list && string.Equals(memberAlias.ToString(), "length", StringComparison.Ordinal) ? list.Count : null;
        return value is not null;
    }
}
