using Posthouse.Components;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

internal readonly record struct BookId(int Value);

internal enum Binding
{
    Cloth,
    Paper,
}

internal sealed record Book(BookId Id, string Title, int? Year, Binding Binding);

internal sealed class ShelfComponent : IComponent
{
    public static readonly MigrationScript Books = new(
        1,
        "books",
        """
        create table books (id integer primary key, title text not null unique, year integer, binding text not null default 'Cloth' check (binding <> ''));
        create table reviews (book integer not null references books (id), text text not null);
        """);

    public static void Define(ComponentBuilder component) => component.Stores(Migrations.FromScripts(Books));
}
