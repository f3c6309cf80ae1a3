"""Kustomize overlays, applied to resources as far as possible without Kustomize."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from guard_codemod.lazy import dataclass, frozen, regex
from guard_codemod.schedules.entry import Tree
from guard_codemod.schedules.yaml_reader import Value, read_documents

_NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
_QUANTIFIERS = 3
_MOST = 100
_DEEPEST = 40
_DELETED = ("null", "~")
_FIELDS = regex(r"spec\.(schedule|suspend|concurrency|timeZone|jobTemplate)")


@frozen
class Variant:
    """A resource in the overlay `folder`; `unclear` is a patch that cannot be applied, if any."""

    folder: str
    resource: Value
    unclear: str = ""


@dataclass(frozen=True, eq=False)
class _Patch:
    """Changes in the file `path` to resources of one `kind` and `name`; None if not clear."""

    path: str
    kind: str
    name: str
    changes: Value | None

    def concerns(self, kind: str, names: Sequence[str]) -> bool:
        """Whether it applies to a resource of *kind* that may have any of these *names*."""
        try:
            return bool(re.fullmatch(self.kind or ".*", kind)) and any(
                re.fullmatch(self.name or ".*", name) for name in names
            )
        except (re.error, RecursionError, OverflowError):
            return True

    def applied(self, resource: Value) -> Value | None:
        """Return the patched *resource*; None if the patch cannot be applied."""
        if self.changes is None or self.changes.pairs:
            return self.changes and _merged(resource, self.changes, {})
        changed: Value | None = resource
        for operation in self.changes.items:
            _, *keys = operation.text_at("path").split("/")
            changed = _edited(changed, keys, operation) if changed and keys else None
        return changed


@dataclass(frozen=True, eq=False)
class _Overlay:
    """The folder `path` with the kustomization `file`."""

    path: str
    file: str
    content: Value
    tree: Tree

    @cached_property
    def used(self) -> list[str]:
        """The files and folders that it includes."""
        lists = map(self.content.get, ("resources", "bases", "components"))
        return [self._path(text) for item in lists for text in item.texts]

    def _path(self, name: str) -> str:
        return posixpath.normpath(posixpath.join(self.path, name))

    @cached_property
    def patches(self) -> list[_Patch]:
        """The patches of this overlay itself."""
        patches = list(self._replaced())
        for key in ("patches", "patchesJson6902", "patchesStrategicMerge"):
            for item in self.content.get(key).items:
                name = item.text_at("path") or ("" if "\n" in item.text else item.text)
                patches += self._read(name, item.get("patch") or item, item.get("target"))
        return patches

    def _replaced(self) -> Iterator[_Patch]:
        """Yield a patch of unknown content for each replacement that may matter."""
        for item in self.content.get("replacements").items:
            for target in item.get("targets").items or [Value()]:
                fields = target.get("fieldPaths").texts
                if not fields or any(map(_FIELDS.match, fields)):
                    selected = target.get("select")
                    kind, name = selected.text_at("kind"), selected.text_at("name")
                    yield _Patch(self.file, kind, name, None)

    def _read(self, name: str, inline: Value, target: Value) -> Iterator[_Patch]:
        path = self._path(name) if name else self.file
        text = self.tree.read(path) or "" if name else inline.text
        for document in read_documents(text):
            changes = document or None
            own = Value() if target or changes is None else changes
            named = target.text_at("name") or re.escape(own.text_at("metadata", "name"))
            selected = bool(target.get("labelSelector") or target.get("annotationSelector"))
            if selected or not (named or target) or len(re.findall("[*+{]", named)) > _QUANTIFIERS:
                changes = None
            kind = target.text_at("kind") or re.escape(own.text_at("kind"))
            yield _Patch(path, kind, "" if changes is None and not target else named, changes)


@lru_cache(maxsize=1)
def _overlays(tree: Tree) -> dict[str, _Overlay]:
    overlays = {}
    for path in sorted(path for path in tree.paths if posixpath.basename(path) in _NAMES):
        folder = posixpath.normpath(posixpath.dirname(path))
        content = next(read_documents(tree.read(path) or ""))
        overlays[folder] = _Overlay(folder, path, content, tree)
    return overlays


def is_patch(path: str, tree: Tree) -> bool:
    """Whether *path* is a patch, not a resource, and all resources are in *tree*."""
    overlays = _overlays(tree)
    return any(
        path != overlay.file
        and any(patch.path == path for patch in overlay.patches)
        and all(used in overlays or used in tree.paths for used in overlay.used)
        for overlay in overlays.values()
    )


def variants(path: str, resource: Value, tree: Tree) -> list[Variant] | None:
    """Return *resource* of the file *path* in each overlay; None if none changes it."""
    overlays = _overlays(tree)
    kind, name = resource.text_at("kind"), resource.text_at("metadata", "name")
    names = [name]
    for overlay in overlays.values():  # patches may use the name with or without the affixes
        names.append(
            overlay.content.text_at("namePrefix") + name + overlay.content.text_at("nameSuffix")
        )
    inner = {used for overlay in overlays.values() for used in overlay.used}
    variants: list[Variant] = []
    known: dict[str, list[_Patch] | None] = {}
    is_patched = False
    for top in sorted(overlays.keys() - inner):
        patches = _patches_of(top, path, overlays, known)
        changed, unclear = resource if patches is not None else Value(), ""
        for patch in patches or ():
            if patch.concerns(kind, names):
                is_patched, applied = True, patch.applied(changed)
                changed, unclear = (changed, patch.path) if applied is None else (applied, unclear)
        variants += [Variant(top, changed, unclear)] if changed else []
    return variants if is_patched else None


def _patches_of(
    folder: str, path: str, overlays: dict[str, _Overlay], known: dict[str, list[_Patch] | None]
) -> list[_Patch] | None:
    """Return the patches between *path* and the overlay *folder*; None if it is not included."""
    if folder in known:
        return known[folder]
    known[folder] = None  # in case it includes itself
    overlay = overlays[folder]
    inside = [below for below in overlay.used if below in overlays]
    lists = [_patches_of(below, path, overlays, known) for below in inside]
    if path in overlay.used or any(patches is not None for patches in lists):
        for below in inside:
            if overlays[below].content.text_at("kind") == "Component":
                lists.append(overlays[below].patches)
        patches = [patch for patches in (*lists, overlay.patches) for patch in patches or ()]
        known[folder] = list(dict.fromkeys(patches))[:_MOST]
    return known[folder]


def _merged(base: Value, patch: Value, known: dict[tuple[int, int], Value]) -> Value:
    """Return *base* with a strategic-merge *patch*: lists of named items are merged by name."""
    key = id(base), id(patch)
    if key in known:
        return known[key]
    content, how = patch.content, patch.text_at("$patch")
    old, new = ({item.text_at("name"): item for item in value.items} for value in (base, patch))
    by_name = bool(patch.items) and "" not in {*old, *new}
    if not by_name:
        old, new = base.pairs, patch.pairs
    if how == "delete" or patch.text in _DELETED:
        content = None
    elif new and how != "replace":
        merged = {
            name: _merged(old.get(name, Value()), value, known) for name, value in new.items()
        }
        kept = {
            name: value for name, value in {**old, **merged}.items() if value.content is not None
        }
        content = list(kept.values()) if by_name else kept
    return known.setdefault(key, Value(content, base.line))


def _edited(value: Value, keys: Sequence[str], operation: Value) -> Value | None:
    """Return *value* after the JSON patch *operation* at *keys*; None if it cannot be applied."""
    is_list = isinstance(value.content, list)
    parts = (
        {str(at): value for at, value in enumerate(value.items)} if is_list else dict(value.pairs)
    )
    key = str(len(parts)) if keys[0] == "-" else keys[0].replace("~1", "/").replace("~0", "~")
    action = operation.text_at("op")
    if len(keys) > _DEEPEST:
        return None
    if keys[1:]:
        inner = _edited(parts.get(key, Value()), keys[1:], operation)
        if inner is None:
            return None
        parts[key] = inner
    elif action == "remove":
        parts.pop(key, None)
    elif action == "replace" or (action == "add" and not (is_list and key in parts)):
        parts[key] = operation.get("value")
    elif action != "test":
        return None
    return Value(list(parts.values()) if is_list else parts, value.line)
