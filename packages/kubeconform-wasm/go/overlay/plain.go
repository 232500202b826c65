package resource

import "strings"

// plain says whether Signature finds in a document what SignatureFromMap does. It takes names in any case, and numbers
// for text.
func plain(object map[string]interface{}) bool {
	if !texts(object, "apiVersion", "kind") {
		return false
	}
	for name, value := range object {
		if !strings.EqualFold(name, "metadata") {
			continue
		}
		metadata, ok := value.(map[string]interface{})
		if !ok || name != "metadata" || !texts(metadata, "name", "namespace", "generateName") {
			return false
		}
	}
	return true
}

// texts says whether an object has these names in no other case, and where it has one, some text.
func texts(object map[string]interface{}, names ...string) bool {
	for key, value := range object {
		for _, name := range names {
			if text, _ := value.(string); strings.EqualFold(key, name) && (key != name || text == "") {
				return false
			}
		}
	}
	return true
}
